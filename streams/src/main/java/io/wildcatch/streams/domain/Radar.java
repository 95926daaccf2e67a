package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import org.jspecify.annotations.Nullable;

/** Rule 6 as a policy has it: what more rivals see than its limit allows, and from when on. */
interface Radar {

    static Radar of(Policy policy) {
        return policy.holds(PolicyRule.RADAR) ? new Limit(policy.visibility()) : new Off();
    }

    /** Whether rivals see it, or will before a seller can act. */
    boolean shows(Case matter);

    /** Whether so many rivals are too many. */
    boolean shows(double expectedRivals);

    /** When rivals begin to see it if nothing else happens, epoch milliseconds; null: never. */
    @Nullable
    Long blueUntil(Case matter);

    /** Share of the limit that the rivals expected by now take up, from 0 on; above 1 they see it. */
    double visible(Case matter);

    /** What it says for an opportunity, as the end of a sentence. */
    String claim();

    /** Everything is under the radar, for ever. */
    final class Off implements Radar {

        private Off() {}

        @Override
        public boolean shows(Case matter) {
            return false;
        }

        @Override
        public boolean shows(double expectedRivals) {
            return false;
        }

        @Override
        public @Nullable Long blueUntil(Case matter) {
            return null;
        }

        @Override
        public double visible(Case matter) {
            return 0;
        }

        @Override
        public String claim() {
            return "and how many rivals know does not count.";
        }
    }
}
