package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Staffing.Call;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import org.jspecify.annotations.Nullable;

/** Rule 10 as a policy has it, on the side of an account. */
@FunctionalInterface
public interface Seating {

    static Seating of(Policy policy) {
        return policy.holds(PolicyRule.ASSIGNMENT) ? new Staffing(policy) : (matter, staffed) -> null;
    }

    /**
     * Attends to a routed case.
     *
     * @param staffed whether there are any sellers
     * @return what is to be asked where sellers are assigned; null: nothing
     */
    @Nullable
    Call attend(Case matter, boolean staffed);
}
