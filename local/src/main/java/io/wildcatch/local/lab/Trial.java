package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Intent;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Touch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was decided, what was known, and what was really going on.
 *
 * @param decisions in the order of {@code decisions.jsonl}
 * @param shown what showed, by time, resends left out; empty without a workspace
 * @param history the time in which anything showed
 * @param commodityBelow EUR; offerings whose basket ends below it are for machines
 */
record Trial(
        List<Decision> decisions,
        Companies companies,
        List<Shown> shown,
        Span history,
        List<Person> people,
        List<Offering> offerings,
        List<Seller> sellers,
        List<Touch> touches,
        double commodityBelow) {

    private static final Set<Intent> OF_CUSTOMERS = Set.of(Intent.DEFECTION, Intent.REPURCHASE);

    /** First decisions of opportunities for the human lane: each is one contact. Another seller later is none. */
    List<Decision> contacts() {
        return firstIn(Set.of(Lane.HUMAN));
    }

    /** The first decision of each opportunity for one of the lanes. */
    List<Decision> firstIn(Set<Lane> lanes) {
        Set<String> seen = new HashSet<>();
        return decisions.stream()
                .filter(decision -> lanes.contains(decision.getLane()) && seen.add(decision.getOpportunityId()))
                .toList();
    }

    /** The first decision of each opportunity in each lane but the last two, which say that all is over. */
    List<Decision> firstInEachLane() {
        Set<String> seen = new HashSet<>();
        List<Decision> first = new ArrayList<>();
        for (Decision decision : decisions) {
            boolean over = decision.getLane() == Lane.EXPIRED || decision.getLane() == Lane.CLOSED;
            if (!over && seen.add(decision.getLane() + " " + decision.getOpportunityId())) {
                first.add(decision);
            }
        }
        return first;
    }

    Optional<Company> company(Decision decision) {
        return companies.ofAccount(decision.getAccountId());
    }

    /** What the decision's company was up to at that moment. */
    Optional<AccountTruth> truth(Decision decision) {
        return company(decision).flatMap(company -> company.upTo(decision.getAt()));
    }

    boolean withBuyer(Decision decision) {
        return holds(decision, company -> company.buysAt(decision.getAt()));
    }

    boolean withLeaver(Decision decision) {
        return holds(decision, company -> company.leavesAt(decision.getAt()));
    }

    private boolean holds(Decision decision, Predicate<Company> test) {
        return company(decision).filter(test).isPresent();
    }

    /** About a customer's renewal or departure rather than a purchase. */
    static boolean ofCustomer(Decision decision) {
        return OF_CUSTOMERS.contains(decision.getIntent());
    }
}
