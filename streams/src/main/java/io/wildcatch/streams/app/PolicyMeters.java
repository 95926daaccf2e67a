package io.wildcatch.streams.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.PolicyInForce;
import java.util.ArrayList;
import java.util.List;

/** Which policy is in force, how its conditions do, and what was published in vain. */
final class PolicyMeters implements PolicyInForce.Meter {

    private final MeterRegistry registry;
    private final Counter refused;
    private final List<Meter> meters = new ArrayList<>();

    PolicyMeters(MeterRegistry registry) {
        this.registry = registry;
        this.refused = Counter.builder("wildcatch.policy.refused")
                .description("Policies that were published and can't be used")
                .register(registry);
    }

    @Override
    public void taken(Policy policy) {
        meters.forEach(registry::remove);
        meters.clear();
        meters.add(Gauge.builder("wildcatch.policy.in.force", () -> 1)
                .description("1 for the policy that decides")
                .tag("version", policy.mark())
                .register(registry));
        policy.conditions()
                .forEach(condition -> meters.add(FunctionCounter.builder(
                                "wildcatch.condition.failures", condition.test(), Condition.Test::failures)
                        .description("How often a condition could not be worked out and counted as not true")
                        .tag("condition", condition.name())
                        .register(registry)));
    }

    @Override
    public void refused() {
        refused.increment();
    }
}
