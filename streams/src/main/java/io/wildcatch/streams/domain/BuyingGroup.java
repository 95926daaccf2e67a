package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rule 12: several humans take part in a decision to buy, and are convinced one by one.
 *
 * @param seen distinct people seen
 * @param expected people expected to take part
 * @param missingRoles usual roles that nobody seen holds
 * @param seenRoles roles of those seen, sorted
 * @param nextPerson person to convince next: who is to be contacted, unless they replied already; else somebody who has
 *     not been contacted; null: nobody known is left
 * @param nextRole their role; where nobody is left, the first that is missing
 */
public record BuyingGroup(
        int seen,
        int expected,
        List<String> missingRoles,
        List<String> seenRoles,
        @Nullable String nextPerson,
        @Nullable String nextRole) {

    private static final BuyingGroup NOBODY = new BuyingGroup(0, 0, List.of(), List.of(), null, null);

    /** Rule 12 as a policy has it. */
    @FunctionalInterface
    interface Finder {

        static Finder of(Policy policy) {
            int expected = policy.routing().expectedPeople();
            return policy.holds(PolicyRule.BUYING_GROUP)
                    ? (matter, first) -> BuyingGroup.of(matter, expected, first)
                    : (matter, first) -> NOBODY;
        }

        /** @param first who is to be contacted; null: nobody */
        BuyingGroup find(Case matter, @Nullable Contact first);
    }

    private static BuyingGroup of(Case matter, int expected, @Nullable Contact first) {
        TreeSet<String> seen = roles(matter);
        List<String> missing =
                Roles.USUAL.stream().filter(role -> !seen.contains(role)).toList();
        Contact next = next(matter, first);
        String role = next != null ? next.usual() : missing.isEmpty() ? null : missing.get(0);
        return new BuyingGroup(
                matter.people().size(), expected, missing, List.copyOf(seen), next == null ? null : next.id(), role);
    }

    private static TreeSet<String> roles(Case matter) {
        TreeSet<String> roles = new TreeSet<>();
        for (Long key : matter.people()) {
            Dossier.Member member = matter.acquaintances().member(key);
            String known = member == null ? null : member.usual();
            String role = known != null ? known : role(matter, key);
            if (role != null) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** As sources say, by whichever key they showed the person. */
    private static @Nullable String role(Case matter, long key) {
        for (Long other : matter.acquaintances().keysOf(key)) {
            SeenPerson seen = matter.ledger().person(other);
            String role = seen == null ? null : Roles.normal(seen.role());
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    private static @Nullable Contact next(Case matter, @Nullable Contact first) {
        List<Contact> candidates = new ArrayList<>(2);
        if (first != null && !hasReplied(matter, first)) {
            return first;
        }
        for (Contact contact : Contact.all(matter)) {
            if (!isTouched(matter, contact)) {
                candidates.add(contact);
            }
        }
        return candidates.stream()
                .filter(contact -> Roles.USUAL.contains(String.valueOf(contact.usual())))
                .findFirst()
                .orElse(candidates.isEmpty() ? null : candidates.get(0));
    }

    private static boolean hasReplied(Case matter, Contact contact) {
        return touches(matter, contact).stream().anyMatch(Touch::inbound);
    }

    private static boolean isTouched(Case matter, Contact contact) {
        return !touches(matter, contact).isEmpty();
    }

    private static List<Touch> touches(Case matter, Contact contact) {
        return matter.ledger().touches().stream()
                .filter(touch -> touch.at() <= matter.time() && contact.goesBy(touch.person()))
                .toList();
    }
}
