package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;

/** Rule 13 as a policy has it: what is sent to sellers to learn. */
interface Curiosity {

    /** Nothing is. */
    Curiosity NONE = new Curiosity() {
        @Override
        public boolean isCandidate(Case matter) {
            return false;
        }

        @Override
        public boolean isTaken(Case matter) {
            return false;
        }

        @Override
        public Rule held(Case matter) {
            return Rule.RIPENING;
        }
    };

    static Curiosity of(Policy policy) {
        return policy.holds(PolicyRule.EXPLORATION) ? new Explorer(policy) : NONE;
    }

    /** Whether a case that is held or contested would be an opportunity in a world drawn at random. */
    boolean isCandidate(Case matter);

    /** Whether this candidate is taken. */
    boolean isTaken(Case matter);

    /** Why what is no lead yet is held. */
    Rule held(Case matter);
}
