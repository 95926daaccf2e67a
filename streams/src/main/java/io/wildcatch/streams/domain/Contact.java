package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Dossier.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who may be contacted: nobody who opted out is ever one, nor who may be somebody that did.
 *
 * @param id person id; that of the CRM where it knows the person
 * @param seen what sources showed of the person; null when only the CRM knows them
 * @param member what the CRM knows of the person; null when only sources showed them
 * @param keys as in {@link SeenPerson}, all that the person was shown by
 * @param ids all that the person has in the CRM, where it knows an address
 */
public record Contact(
        String id, @Nullable SeenPerson seen, @Nullable Member member, List<Long> keys, List<String> ids) {

    /** Preferred channel. */
    public @Nullable String channel() {
        return member == null ? null : member.channel();
    }

    boolean optedIn() {
        return member != null && member.optedIn();
    }

    /** Whether an e-mail address is known, to the CRM or from sources. */
    boolean hasAddress() {
        return (member != null && member.address()) || (seen != null && seen.email() != null);
    }

    /** As the CRM spells it, else as sources do. */
    @Nullable
    String role() {
        String known = member == null ? null : member.role();
        return known != null || seen == null ? known : seen.role();
    }

    /** The usual role that it stands for. */
    @Nullable
    String usual() {
        return member != null && member.role() != null ? member.usual() : Roles.normal(role());
    }

    /** Whether a touch with this person id was one with this person, by any of their ids. */
    boolean goesBy(@Nullable String personId) {
        return personId != null
                && (id.equals(personId)
                        || ids.contains(personId)
                        || keys.stream().anyMatch(key -> SeenPerson.isId(personId, key)));
    }

    /** The first of {@link #all}; null when nobody is known, or everybody opted out. */
    public static @Nullable Contact best(Case matter) {
        List<Contact> all = all(matter);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Who was seen comes first, then whom the CRM knows; who opted in before who said nothing. */
    static List<Contact> all(Case matter) {
        if (matter.people().isEmpty() && matter.dossier().people().isEmpty()) {
            return List.of();
        }
        return new ContactList(matter).contacts();
    }
}
