package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Dossier.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 9, consent: whom to contact. Who opted out is never contacted.
 *
 * @param id person id; that of the CRM where it knows the person
 * @param seen what sources showed of the person; null when only the CRM knows them
 * @param channel preferred channel
 */
public record Contact(
        String id, @Nullable SeenPerson seen, @Nullable String channel) {

    /** Whether people are known, and each of them opted out. */
    static boolean forbidden(Case matter) {
        boolean anybody =
                !matter.people().isEmpty() || !matter.dossier().people().isEmpty();
        return anybody && best(matter) == null;
    }

    /** Who was seen comes first, then whom the CRM knows; who opted in before who said nothing. */
    public static @Nullable Contact best(Case matter) {
        List<Contact> unasked = new ArrayList<>(2);
        for (Long key : matter.people()) {
            Member member = matter.dossier().member(key);
            if (member != null && member.optedIn()) {
                return new Contact(member.id(), matter.ledger().person(key), member.channel());
            }
            SeenPerson seen = matter.ledger().person(key);
            if (member != null && !member.optedOut()) {
                unasked.add(0, new Contact(member.id(), seen, member.channel()));
            } else if (member == null && seen != null) {
                unasked.add(new Contact(seen.id(), seen, null));
            }
        }
        return unasked.isEmpty() ? fromDossier(matter) : unasked.get(0);
    }

    private static @Nullable Contact fromDossier(Case matter) {
        Contact silent = null;
        for (Member member : matter.dossier().people()) {
            if (member.optedIn()) {
                return new Contact(member.id(), null, member.channel());
            }
            if (silent == null && !member.optedOut()) {
                silent = new Contact(member.id(), null, member.channel());
            }
        }
        return silent;
    }
}
