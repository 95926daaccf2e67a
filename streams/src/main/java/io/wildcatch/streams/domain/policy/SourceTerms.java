package io.wildcatch.streams.domain.policy;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What the rules need to know of a source.
 *
 * @param id source id
 * @param family name shared by sources that resell each other's data; the id when it stands alone
 * @param nature in words, for explanations: first-party, partner, syndicated, public, human, unknown
 * @param alpha Beta parameter of the reach, 1e-6 to 1e9: beyond, its quantiles can't be worked out
 * @param beta Beta parameter of the reach, 1e-6 to 1e9
 * @param pickupMillis mean time until a rival who sees a report picks it up, greater than 0
 */
public record SourceTerms(String id, String family, String nature, double alpha, double beta, double pickupMillis) {

    private static final double LEAST = 1e-6;
    private static final double MOST = 1e9;

    public SourceTerms {
        if (!isReach(alpha, beta)) {
            throw new IllegalArgumentException(
                    "source " + id + ": reach needs alpha and beta from 1e-6 to 1e9, but has " + alpha + ", " + beta);
        }
        if (!isPickup(pickupMillis)) {
            throw new IllegalArgumentException("source " + id + ": pickupDays must be greater than 0");
        }
    }

    /** Whether these can be Beta parameters of a reach. */
    public static boolean isReach(double alpha, double beta) {
        return alpha >= LEAST && alpha <= MOST && beta >= LEAST && beta <= MOST;
    }

    /** Whether it can be the time, in whatever unit, after which a report is picked up. */
    public static boolean isPickup(double time) {
        return time > 0 && time < Double.POSITIVE_INFINITY;
    }

    /** The same source with another belief of its reach; what experience takes beyond the bounds stays at them. */
    public SourceTerms withReach(double newAlpha, double newBeta) {
        return new SourceTerms(id, family, nature, bounded(newAlpha), bounded(newBeta), pickupMillis);
    }

    private static double bounded(double parameter) {
        return Math.min(MOST, Math.max(LEAST, parameter));
    }

    /** Expected reach: the probability that one given rival sees what this source reports, 0 to 1. */
    public double reach() {
        return alpha / (alpha + beta);
    }

    /** Quantile of the reach's Beta distribution, 0 to 1. */
    public double reachQuantile(double q) {
        return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(q);
    }

    /** Share of those rivals who have picked it up after {@code age} milliseconds, 0 to 1. */
    public double pickedUp(double age) {
        return age <= 0 ? 0 : -Math.expm1(-age / pickupMillis);
    }
}
