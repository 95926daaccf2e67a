package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Dossier.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who may be contacted: nobody who opted out is ever one.
 *
 * @param id person id; that of the CRM where it knows the person
 * @param seen what sources showed of the person; null when only the CRM knows them
 * @param member what the CRM knows of the person; null when only sources showed them
 */
public record Contact(
        String id, @Nullable SeenPerson seen, @Nullable Member member) {

    private static Contact of(Member member, @Nullable SeenPerson seen) {
        return new Contact(member.id(), seen, member);
    }

    /** Preferred channel. */
    public @Nullable String channel() {
        return member == null ? null : member.channel();
    }

    boolean optedIn() {
        return member != null && member.optedIn();
    }

    /** Whether an e-mail address may be known: the CRM keeps its own. */
    boolean hasAddress() {
        return member != null || (seen != null && seen.email() != null);
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
        return id.equals(personId) || (personId != null && personId.equals(seenId()));
    }

    private @Nullable String seenId() {
        return seen != null ? seen.id() : member == null || member.key() == 0 ? null : SeenPerson.id(member.key());
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
        List<Contact> asked = new ArrayList<>(2);
        List<Contact> silent = new ArrayList<>(2);
        List<Contact> strangers = new ArrayList<>(2);
        for (Long key : matter.people()) {
            SeenPerson seen = matter.ledger().person(key);
            Member member = matter.dossier().member(key);
            if (member != null && !member.optedOut()) {
                (member.optedIn() ? asked : silent).add(of(member, seen));
            } else if (member == null && seen != null) {
                strangers.add(new Contact(seen.id(), seen, null));
            }
        }
        asked.addAll(silent);
        asked.addAll(strangers);
        fromDossier(matter, asked);
        return asked;
    }

    private static void fromDossier(Case matter, List<Contact> all) {
        List<Contact> silent = new ArrayList<>(0);
        for (Member member : matter.dossier().people()) {
            boolean listed = matter.people().contains(member.key());
            if (!listed && !member.optedOut()) {
                (member.optedIn() ? all : silent).add(of(member, null));
            }
        }
        all.addAll(silent);
    }
}
