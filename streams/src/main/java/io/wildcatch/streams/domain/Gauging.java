package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Gauge.Chance;
import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.ByEvidence;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.List;
import java.util.function.Function;

/** Rules 3 and 4 as a policy has them. */
@FunctionalInterface
public interface Gauging {

    static Gauging of(Policy policy) {
        Chance chance = policy.holds(PolicyRule.CHANCE) ? Gauge::chance : (p, rivals) -> 1;
        return policy.holds(PolicyRule.RIVALS)
                ? new Sighted(policy, chance)
                : (matter, sources, learnt) ->
                        Gauge.of(List.of(), matter.offering().rivals(), chance);
    }

    /**
     * @param sources terms of a source by its id
     * @param learnt by verdicts
     */
    Gauge gauge(Case matter, Function<String, SourceTerms> sources, Weights learnt);

    /** By what has shown the account. */
    final class Sighted implements Gauging {

        private final ByEvidence byEvidence;
        private final Relevance every;
        private final Relevance weighed;
        private final Chance chance;

        private Sighted(Policy policy, Chance chance) {
            this.byEvidence = policy.visibility().byEvidence();
            this.every = new Relevance(policy, false);
            this.weighed = new Relevance(policy, true);
            this.chance = chance;
        }

        @Override
        public Gauge gauge(Case matter, Function<String, SourceTerms> sources, Weights learnt) {
            Relevance relevance = byEvidence.holds(learnt.byEvidence()) ? weighed.with(learnt.lifts()) : every;
            return Gauge.of(
                    matter.exposures(sources, relevance), matter.offering().rivals(), chance);
        }
    }
}
