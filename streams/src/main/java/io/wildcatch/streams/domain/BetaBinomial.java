package io.wildcatch.streams.domain;

import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;
import org.apache.commons.numbers.gamma.LogBeta;

/** Distribution of a count of {@code n} when its probability is itself uncertain. */
final class BetaBinomial {

    /** A variance below this share of its maximum can't be told from a known probability. */
    private static final double NEGLIGIBLE = 1e-9;

    private final double[] mass;

    private BetaBinomial(double[] mass) {
        this.mass = mass;
    }

    /**
     * @param n trials, at least 0
     * @param mean mean of the probability, 0 to 1
     * @param variance variance of the probability
     */
    static BetaBinomial ofMoments(int n, double mean, double variance) {
        double[] mass = new double[n + 1];
        if (mean <= 0) {
            mass[0] = 1;
        } else if (mean >= 1) {
            mass[n] = 1;
        } else {
            double spread = mean * (1 - mean);
            for (int k = 0; k <= n; k++) {
                mass[k] = Math.exp(LogBinomialCoefficient.value(n, k) + logWeight(n, k, mean, variance / spread));
            }
        }
        return new BetaBinomial(mass);
    }

    /** Logarithm of E[p^k (1−p)^(n−k)], with the variance as a share of its maximum. */
    private static double logWeight(int n, int k, double mean, double share) {
        if (share < NEGLIGIBLE) {
            return k * Math.log(mean) + (n - k) * Math.log1p(-mean);
        }
        double size = 1 / share - 1;
        double a = mean * size;
        double b = (1 - mean) * size;
        return LogBeta.value(a + k, b + n - k) - LogBeta.value(a, b);
    }

    Estimate estimate(double mean) {
        return mass[0] == 1 ? Estimate.NONE : new Estimate(mean, quantile(0.05), quantile(0.95));
    }

    /**
     * Quantile with the mass of every count k spread evenly over [k − ½, k + ½], so that it moves smoothly with the
     * probability; cut to 0 … n.
     */
    double quantile(double q) {
        double below = 0;
        for (int k = 0; k < mass.length; k++) {
            if (below + mass[k] >= q && mass[k] > 0) {
                double value = k - 0.5 + (q - below) / mass[k];
                return Math.max(0, Math.min(mass.length - 1.0, value));
            }
            below += mass[k];
        }
        return mass.length - 1.0;
    }

    double mass(int k) {
        return mass[k];
    }
}
