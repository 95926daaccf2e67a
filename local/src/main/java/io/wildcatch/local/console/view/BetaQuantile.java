package io.wildcatch.local.console.view;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Quantiles of the Beta distribution, to the accuracy of a display. */
final class BetaQuantile {

    private static final int HALVINGS = 40;

    private BetaQuantile() {}

    /** The value that a Beta(alpha, beta) variable stays below with the given probability. */
    static double of(double probability, double alpha, double beta) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (RegularizedBeta.value(middle, alpha, beta) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
