package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.policy.Policy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a stage makes of the policy: made anew only when another one is in force. For one thread. */
final class ByPolicy<T> {

    private final Function<Policy, T> maker;
    private @Nullable Policy policy;
    private @Nullable T made;

    ByPolicy(Function<Policy, T> maker) {
        this.maker = maker;
    }

    @SuppressWarnings("ReferenceEquality") // for every case: comparing all of it would cost more than making it anew
    T of(Policy current) {
        T known = made;
        if (known == null || policy != current) {
            known = maker.apply(current);
            made = known;
            policy = current;
        }
        return known;
    }
}
