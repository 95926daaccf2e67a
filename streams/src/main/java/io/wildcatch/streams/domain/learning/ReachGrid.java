package io.wildcatch.streams.domain.learning;

/** Points from 0 to 1 at which reach is looked at; denser near 0, where sources of our own are. */
final class ReachGrid {

    static final int POINTS = 96;

    private static final double[] REACH = new double[POINTS];
    private static final double[] LOG_WIDTH = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            double root = (i + 0.5) / POINTS;
            REACH[i] = root * root;
            LOG_WIDTH[i] = Math.log(2 * root / POINTS);
        }
    }

    private ReachGrid() {}

    static double reach(int point) {
        return REACH[point];
    }

    /** Logarithm of the width of the interval that a point stands for. */
    static double logWidth(int point) {
        return LOG_WIDTH[point];
    }

    /** Upper end of the interval that a point stands for. */
    static double upper(int point) {
        double root = (point + 1.0) / POINTS;
        return root * root;
    }
}
