package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule 16 as a policy has it: the sentences that say why. */
@FunctionalInterface
interface Reasoning {

    static Reasoning of(Policy policy) {
        return policy.holds(PolicyRule.EXPLANATIONS)
                ? new Explanation(policy)
                : (matter, current, rivals, worth, blueUntil, advice) -> List.of();
    }

    /** @param blueUntil when rivals begin to see it, epoch milliseconds; null: never */
    List<String> explain(
            Case matter, Transition current, Estimate rivals, Worth worth, @Nullable Long blueUntil, Advice advice);
}
