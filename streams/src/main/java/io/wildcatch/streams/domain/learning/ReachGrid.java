package io.wildcatch.streams.domain.learning;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** Points from 0 to 1 at which reach is looked at; denser near 0, where sources of our own are. */
final class ReachGrid {

    static final int POINTS = 96;

    private static final double[] REACH = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            double root = (i + 0.5) / POINTS;
            REACH[i] = root * root;
        }
    }

    private ReachGrid() {}

    static double reach(int point) {
        return REACH[point];
    }

    /** Share of a distribution that lies in the interval that a point stands for. */
    static double share(BetaDistribution distribution, int point) {
        return distribution.probability(upper(point - 1), upper(point));
    }

    /** Upper end of the interval that a point stands for. */
    static double upper(int point) {
        double root = (point + 1.0) / POINTS;
        return root * root;
    }
}
