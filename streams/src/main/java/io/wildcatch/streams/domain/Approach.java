package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule 11 as a policy has it: when and how somebody is contacted. */
@FunctionalInterface
interface Approach {

    /**
     * What is proposed.
     *
     * @param channel null: nothing is known that could be used
     * @param window null: no moment is proposed
     * @param why the facts behind it, one sentence each
     */
    record Plan(@Nullable String channel, ContactWindow.@Nullable Window window, List<String> why) {

        private static final Plan NONE = new Plan(null, null, List.of());
    }

    /**
     * What a plan is made for.
     *
     * @param lane HUMAN or AUTOMATION
     * @param contact whom; null: nobody is known by name
     * @param earliest not before, epoch milliseconds
     * @param deadline rivals know from then on, epoch milliseconds; null: never
     * @param opportunity its id, by which contacts are spread
     */
    record Occasion(
            Lane lane,
            @Nullable Contact contact,
            long earliest,
            @Nullable Long deadline,
            String opportunity) {}

    static Approach of(Policy policy, Holidays holidays) {
        return policy.holds(PolicyRule.TIMING)
                ? new ConsiderateApproach(policy, holidays)
                : (matter, occasion) -> Plan.NONE;
    }

    Plan plan(Case matter, Occasion occasion);
}
