package io.wildcatch.streams.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a source has shown. Personal data.
 *
 * @param key stays the same for one person of an account: hash of the e-mail address, else of the name, else of the role
 * @param email lower-case
 * @param name as the source spells it
 * @param role as the source spells it
 */
public record SeenPerson(
        long key,
        @Nullable String email,
        @Nullable String name,
        @Nullable String role) {

    private static final String PREFIX = "seen-";

    /** @return null when nothing tells the person from others */
    public static @Nullable SeenPerson of(@Nullable String email, @Nullable String name, @Nullable String role) {
        String address = email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
        String best = address != null ? address : name != null && !name.isBlank() ? name : role;
        if (best == null || best.isBlank()) {
            return null;
        }
        return new SeenPerson(Hashes.of(best.strip().toLowerCase(Locale.ROOT)), address, name, role);
    }

    /** Id of a person that the CRM doesn't know. */
    public String id() {
        return id(key);
    }

    static String id(long key) {
        return PREFIX + Hashes.hex(key);
    }

    /** Whether an id is that of whom sources show by a key. */
    static boolean isId(String id, long key) {
        return id.startsWith(PREFIX) && id.equals(id(key));
    }
}
