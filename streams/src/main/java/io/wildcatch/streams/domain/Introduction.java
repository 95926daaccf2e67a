package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Dossier.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 11, introduction through a known person first: somebody else at the account who replied to us, or whom somebody
 * met or recommended. Named by id and role; the opportunity's list of people has the name.
 */
final class Introduction {

    private static final Set<String> MET = Set.of("MEETING", "REFERRAL");

    private Introduction() {}

    /** @return a sentence; null when nobody else is known in person */
    static @Nullable String of(Case matter, @Nullable Contact contact) {
        String replied = replied(matter, contact);
        return replied != null ? replied : met(matter, contact);
    }

    private static @Nullable String replied(Case matter, @Nullable Contact contact) {
        List<Touch> touches = matter.ledger().touches();
        for (int i = touches.size() - 1; i >= 0; i--) {
            Touch touch = touches.get(i);
            String person = touch.person();
            if (touch.inbound() && touch.at() <= matter.time() && person != null && !isSame(contact, person)) {
                Member member = matter.acquaintances().memberOf(person);
                if (!matter.acquaintances().optedOut(person)) {
                    return sentence(person, member == null ? null : member.role(), "who replied on " + day(touch.at()));
                }
            }
        }
        return null;
    }

    private static @Nullable String met(Case matter, @Nullable Contact contact) {
        List<Sighting> reports = matter.reports();
        for (int i = reports.size() - 1; i >= 0; i--) {
            Sighting report = reports.get(i);
            SeenPerson seen = report.person() == 0 ? null : matter.ledger().person(report.person());
            if (seen != null && MET.contains(report.kind())) {
                Member member = matter.acquaintances().member(seen.key());
                String id = member == null ? seen.id() : member.id();
                if (!isSame(contact, id) && !matter.acquaintances().optedOut(seen.key())) {
                    String role = member == null || member.role() == null ? seen.role() : member.role();
                    String how = report.kind().equals("MEETING") ? "who was met on " : "who was named to us on ";
                    return sentence(id, role, how + day(report.observedAt()));
                }
            }
        }
        return null;
    }

    private static boolean isSame(@Nullable Contact contact, String person) {
        return contact != null && contact.goesBy(person);
    }

    private static String sentence(String person, @Nullable String role, String how) {
        String who = role == null ? person : person + " (" + role + ")";
        return "Ask for an introduction first: " + who + ", " + how + ", is known in person.";
    }

    private static LocalDate day(long time) {
        return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
