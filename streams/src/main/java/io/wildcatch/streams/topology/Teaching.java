package io.wildcatch.streams.topology;

import io.wildcatch.event.Exposure;
import io.wildcatch.event.Observation;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Relevance;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.List;

/** Rule 5 as a policy has it: what verdicts on rivals, and reports of one event by two sources, teach of reach. */
interface Teaching {

    /** Nothing. */
    Teaching NONE = new Teaching() {
        @Override
        public boolean isOverlap(String family, String other) {
            return false;
        }

        @Override
        public void testify(Observation observation, Case matter, Case.Finding finding, Reference reference) {}
    };

    static Teaching of(Policy policy) {
        return policy.holds(PolicyRule.REACH) ? new OfReach(new Relevance(policy, true)) : NONE;
    }

    /** Whether reports of one event by sources of these families teach anything. */
    boolean isOverlap(String family, String other);

    /** Says in the observation what a verdict on rivals teaches. */
    void testify(Observation observation, Case matter, Case.Finding finding, Reference reference);

    /** @param relevance by evidence */
    record OfReach(Relevance relevance) implements Teaching {

        @Override
        public boolean isOverlap(String family, String other) {
            return !family.equals(other);
        }

        @Override
        public void testify(Observation observation, Case matter, Case.Finding finding, Reference reference) {
            List<Exposure> exposures =
                    matter
                            .exposures(
                                    reference::declared,
                                    relevance.with(reference.weights().lifts()))
                            .stream()
                            .map(Events::exposure)
                            .toList();
            observation.setRivalsPresent(finding.rivals());
            observation.setExposures(exposures);
        }
    }
}
