package io.wildcatch.streams.topology;

import io.wildcatch.event.Observation;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Relevance;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.ArrayList;
import java.util.List;

/** Rule 15 as a policy has it: which cases count where the market is estimated, and as what. */
interface Census {

    /** None do. */
    Census NONE = new Census() {
        @Override
        public boolean isNews(Case matter, Reference reference) {
            return false;
        }

        @Override
        public void count(Observation observation, Case matter, double probability, Reference reference) {}
    };

    static Census of(Policy policy) {
        return policy.holds(PolicyRule.COVERAGE) ? new OfBuyers(new Relevance(policy, true)) : NONE;
    }

    /** Whether a likely buyer is to be told of: once, and again when a further family has shown it. */
    boolean isNews(Case matter, Reference reference);

    /** Says in the observation as what it counts. */
    void count(Observation observation, Case matter, double probability, Reference reference);

    /** @param relevance by evidence */
    record OfBuyers(Relevance relevance) implements Census {

        /** A family has shown a buyer when it has rather told of the project than not. */
        private static final double SHOWN = 0.5;
        /** From here on it counts, as much as it is likely to buy. */
        private static final double LIKELY = 0.2;

        @Override
        public boolean isNews(Case matter, Reference reference) {
            boolean likely =
                    matter.pursuit().taughtFamilies() > 0 || matter.score().probability() >= LIKELY;
            // Of what was decided late only the last step is told, whatever brought it about.
            boolean fresh =
                    matter.cause() == Case.Cause.INPUT || (matter.rehearsal() && matter.cause() == Case.Cause.TIMER);
            if (!likely || !fresh) {
                return false;
            }
            int families = families(matter, reference);
            if (families < matter.pursuit().taughtFamilies()) {
                return false;
            }
            matter.pursuit().taughtFamilies(families + 1);
            return true;
        }

        @Override
        public void count(Observation observation, Case matter, double probability, Reference reference) {
            observation.setProbability(probability);
            observation.setFamilies(families(matter, reference));
            observation.setSegments(segments(matter));
        }

        private int families(Case matter, Reference reference) {
            return (int) matter
                    .exposures(
                            reference::declared,
                            relevance.with(reference.weights().lifts()))
                    .stream()
                    .filter(exposure -> exposure.told() >= SHOWN)
                    .map(exposure -> exposure.source().family())
                    .distinct()
                    .count();
        }

        private static List<String> segments(Case matter) {
            List<String> segments = new ArrayList<>(2);
            segments.add("offering:" + matter.pursuit().offering());
            Dossier dossier = matter.dossier();
            if (dossier.segment() != null) {
                segments.add(dossier.segment());
            }
            return segments;
        }
    }
}
