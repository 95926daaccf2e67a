package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.Exposure;
import io.wildcatch.streams.domain.Exposure.Glimpse;

/** What a source may have told by a moment: for each report that may be the first of the project, how many picked it up. */
final class Telling {

    private final double[] shares;
    private final double[] pickedUp;
    private final double mean;

    private Telling(double[] shares, double[] pickedUp, double mean) {
        this.shares = shares;
        this.pickedUp = pickedUp;
        this.mean = mean;
    }

    static Telling of(Exposure exposure, long at) {
        int count = exposure.glimpses().size();
        double[] shares = new double[count];
        double[] pickedUp = new double[count];
        for (int i = 0; i < count; i++) {
            Glimpse glimpse = exposure.glimpses().get(i);
            shares[i] = glimpse.share();
            pickedUp[i] = exposure.source().pickedUp(at - glimpse.at());
        }
        return new Telling(shares, pickedUp, exposure.pickedUp(at));
    }

    /** Expected share of the rivals it reaches who have picked it up, 0 to 1. */
    double pickedUp() {
        return mean;
    }

    /**
     * Probability that none of the rivals knows: either nothing that was shown is of the project, and then nobody does, or
     * each knows by itself.
     */
    double quiet(double reach, int rivals) {
        double untold = 1;
        double quiet = 0;
        for (int i = 0; i < shares.length; i++) {
            untold -= shares[i];
            quiet += shares[i] * Math.pow(1 - reach * pickedUp[i], rivals);
        }
        return Math.max(0, untold) + quiet;
    }
}
