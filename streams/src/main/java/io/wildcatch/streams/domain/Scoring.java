package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;

/** Rule 2 as a policy has it. */
public interface Scoring {

    static Scoring of(Policy policy) {
        Customers customers = Customers.of(policy);
        return policy.holds(PolicyRule.SCORING)
                ? new Scorer(policy, customers)
                : new Prior(policy.scoring().bias(), customers);
    }

    Score score(Case matter, Weights learnt);

    /** With a factor for each source, though none may weigh anything yet: what is learnt from. */
    Score lesson(Case matter, Weights learnt);
}
