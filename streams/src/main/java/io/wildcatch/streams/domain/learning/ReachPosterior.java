package io.wildcatch.streams.domain.learning;

import java.util.List;

/** What is believed of a source's reach: a prior (see {@link ReachPriors}) times what was observed. */
public final class ReachPosterior {

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

    /**
     * @param shares prior shares of the grid's points
     * @param overlaps what was shared with sources of other families, in verdicts
     */
    static ReachPosterior of(double[] shares, ReachBelief belief, double overlaps) {
        double[] logs = new double[ReachGrid.POINTS];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(shares[i]) + belief.logLikelihood(i) + overlaps * Math.log(ReachGrid.reach(i));
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

    /**
     * An interval of a reach.
     *
     * @param low lower end, 0 to 1
     * @param high upper end, 0 to 1
     */
    public record Interval(double low, double high) {

        boolean isShorterThan(Interval other) {
            return high - low < other.high - other.low;
        }
    }

    /**
     * Holds the reach with 90 %. Of the intervals that leave out the lower end, the upper one, or half at either, it is the
     * shortest: where nothing is likelier than a reach of nearly 0, 0 belongs to it.
     */
    public Interval interval() {
        Interval shortest = new Interval(quantile(0.05), quantile(0.95));
        for (Interval other : List.of(new Interval(0, quantile(0.9)), new Interval(quantile(0.1), 1))) {
            shortest = other.isShorterThan(shortest) ? other : shortest;
        }
        return shortest;
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
