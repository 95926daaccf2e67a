package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.List;

/** Rule 1 as a policy has it: which reports are of one event. */
@FunctionalInterface
interface Grouping {

    static Grouping of(Policy policy) {
        return policy.holds(PolicyRule.COLLAPSE) ? new Collapse(policy.collapse()) : Grouping::apart;
    }

    /** Groups the sightings from index {@code from} on again; those before it, and faded ones, stay as they are. */
    void regroup(Ledger ledger, int from);

    /** Each report is an event of its own. */
    private static void apart(Ledger ledger, int from) {
        List<Sighting> sightings = ledger.sightings();
        for (int i = from; i < sightings.size(); i++) {
            sightings.set(i, sightings.get(i).ofFact(Sighting.FIRST));
        }
    }
}
