package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.RipeningRules;

/**
 * Rule 7 as optimal stopping. A weak signal waits for corroboration: if there is a project, further evidence comes after
 * an exponential time, and releasing nothing but true projects saves the contact cost c of the others. Meanwhile rivals
 * arrive, and the value V of a true project falls to D·V on average until corroboration, or to the end of the hold.
 * Releasing now is worth P·V − c; waiting P·(D·V − c); so that it is better to release when
 *
 * <pre>P / (1 − P) ≥ c / (V·(1 − D))</pre>
 *
 * The cost c isn't asked for: it is what makes a loss of {@code patience} just bearable at the floor.
 */
final class Ripening {

    private static final int STEPS = 8;

    private final RipeningRules rules;
    private final double cost;

    Ripening(Policy policy) {
        rules = policy.ripening();
        double floor = policy.scoring().floor();
        cost = floor / (1 - floor) * rules.patience();
    }

    /** Whether rivals arrive faster than evidence, so that waiting on is worse than releasing what is there. */
    boolean isRipe(Case matter) {
        double p = matter.score().probability();
        return p >= rules.leastProbability() && p >= leastProbability(loss(matter));
    }

    /** Why it was released: by present numbers while these would do it again, else as what happened then. */
    String explain(Case matter, String probability) {
        return isRipe(matter)
                ? "Waiting for more evidence would cost " + Numbers.fixed(100 * loss(matter), 0)
                        + " % of the chance to win; at that price a probability of " + probability + " is enough."
                : "It was released early, when waiting for more evidence would have cost more than it was worth; the"
                        + " probability is " + probability + " now.";
    }

    /** Probability from which it is better to release than to wait, when waiting costs {@code loss} of the chance. */
    double leastProbability(double loss) {
        return loss <= 0 ? 1 : cost / (cost + loss);
    }

    /** Share of the chance to win that is lost, on average, by waiting for corroboration, 0 to 1. */
    double loss(Case matter) {
        Gauge gauge = matter.gauge();
        double now = gauge.chance(matter.time());
        double hold = rules.hold().toMillis();
        double mean = rules.corroboration().toMillis();
        double kept = Math.exp(-hold / mean) * gauge.chance(matter.time() + hold);
        for (int i = 0; i < STEPS; i++) {
            double from = hold * i / STEPS;
            double to = hold * (i + 1) / STEPS;
            double share = Math.exp(-from / mean) - Math.exp(-to / mean);
            kept += share * gauge.chance(matter.time() + (from + to) / 2);
        }
        return Math.max(0, 1 - kept / now);
    }
}
