package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;

/** Rule 9 as a policy has it: whether somebody may be contacted. */
@FunctionalInterface
interface Permission {

    static Permission of(Policy policy) {
        return policy.holds(PolicyRule.CONSENT)
                ? new Pressure(policy.pressure(), new Zones(policy.timing().zone()))
                : matter -> new Leave.Granted(Contact.best(matter));
    }

    /** Whether somebody at the account of a case may be contacted at its time, and who. */
    Leave ask(Case matter);
}
