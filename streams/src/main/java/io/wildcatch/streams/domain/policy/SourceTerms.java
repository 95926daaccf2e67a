package io.wildcatch.streams.domain.policy;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What the rules need to know of a source.
 *
 * @param id source id
 * @param family name shared by sources that resell each other's data; the id when it stands alone
 * @param nature in words, for explanations: first-party, partner, syndicated, public, human, unknown
 * @param alpha Beta parameter of the reach, greater than 0
 * @param beta Beta parameter of the reach, greater than 0
 * @param pickupMillis mean time until a rival who sees a report picks it up, greater than 0
 */
public record SourceTerms(String id, String family, String nature, double alpha, double beta, double pickupMillis) {

    public SourceTerms {
        if (!(alpha > 0 && beta > 0 && alpha + beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "source " + id + ": reach needs alpha > 0 and beta > 0, but has " + alpha + ", " + beta);
        }
        if (!(pickupMillis > 0 && pickupMillis < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("source " + id + ": pickupDays must be greater than 0");
        }
    }

    /** The same source with another belief of its reach. */
    public SourceTerms withReach(double newAlpha, double newBeta) {
        return new SourceTerms(id, family, nature, newAlpha, newBeta, pickupMillis);
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
