package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.policy.LearningRules;
import io.wildcatch.streams.domain.policy.SourceTerms;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What is believed of a source's reach: the declared Beta prior, with a share of doubt that the declaration is right at
 * all, times what was observed. The doubt is what lets a few dozen verdicts overturn a declaration that is plainly
 * wrong (a robust prior: Berger, 1985, section 4.7), while one that is right stays nearly as it was. The doubt is a Beta
 * of the same mean that is worth one observation, so that doubting alone moves no expectation.
 */
public final class ReachPosterior {

    /** Observations that the doubtful part of the prior is worth. */
    private static final double DOUBTFUL = 1;

    private final double[] mass;
    private final double mean;
    private final double variance;

    private ReachPosterior(double[] mass) {
        this.mass = mass;
        double first = 0;
        double second = 0;
        for (int i = 0; i < mass.length; i++) {
            first += mass[i] * ReachGrid.reach(i);
            second += mass[i] * ReachGrid.reach(i) * ReachGrid.reach(i);
        }
        this.mean = first;
        this.variance = Math.max(1e-9, second - first * first);
    }

    public static ReachPosterior of(SourceTerms prior, ReachBelief belief, LearningRules rules) {
        BetaDistribution declared = BetaDistribution.of(prior.alpha(), prior.beta());
        BetaDistribution doubtful = BetaDistribution.of(DOUBTFUL * prior.reach(), DOUBTFUL * (1 - prior.reach()));
        double shared = Math.min(rules.overlapLimit(), rules.overlapWeight() * belief.overlaps());
        double[] logs = new double[ReachGrid.POINTS];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            double reach = ReachGrid.reach(i);
            double share =
                    (1 - rules.doubt()) * ReachGrid.share(declared, i) + rules.doubt() * ReachGrid.share(doubtful, i);
            logs[i] = Math.log(share) + belief.logLikelihood(i) + shared * Math.log(reach);
            most = Math.max(most, logs[i]);
        }
        return new ReachPosterior(normalised(logs, most));
    }

    private static double[] normalised(double[] logs, double most) {
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.exp(logs[i] - most);
            sum += logs[i];
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] /= sum;
        }
        return logs;
    }

    /** Expected reach, 0 to 1. */
    public double mean() {
        return mean;
    }

    /** Beta parameter of the distribution with the same mean and variance. */
    public double alpha() {
        return mean * size();
    }

    /** Beta parameter of the distribution with the same mean and variance. */
    public double beta() {
        return (1 - mean) * size();
    }

    private double size() {
        return Math.max(1e-3, mean * (1 - mean) / variance - 1);
    }

    /** Quantile, 0 to 1. */
    public double quantile(double q) {
        double below = 0;
        double lower = 0;
        for (int i = 0; i < mass.length; i++) {
            double upper = ReachGrid.upper(i);
            if (below + mass[i] >= q) {
                return lower + (upper - lower) * (q - below) / mass[i];
            }
            below += mass[i];
            lower = upper;
        }
        return 1;
    }

    /** The probability that none of the rivals knows through this source, 0 to 1. */
    double quiet(Telling telling, int rivals) {
        double quiet = 0;
        for (int i = 0; i < mass.length; i++) {
            quiet += mass[i] * telling.quiet(ReachGrid.reach(i), rivals);
        }
        return quiet;
    }
}
