package io.wildcatch.streams.domain.learning;

import java.util.Arrays;

/**
 * What was observed of the reach of one source: the log-likelihood of every reach from 0 to 1 on a grid. Together with
 * a prior it gives a {@link ReachPosterior}. Mutable.
 */
public final class ReachBelief {

    private final double[] logLikelihood;
    private double observations;
    private double overlaps;
    private long fadedTo;

    public ReachBelief() {
        this(new double[ReachGrid.POINTS], 0, 0, 0);
    }

    /**
     * @param logLikelihood one for each point of the grid
     * @param observations weight of the verdicts so far, at least 0
     * @param overlaps events that it shared with sources of other families, each by the reach of that source
     * @param fadedTo event time up to which old evidence has faded, epoch milliseconds
     */
    public ReachBelief(double[] logLikelihood, double observations, double overlaps, long fadedTo) {
        if (logLikelihood.length != ReachGrid.POINTS) {
            throw new IllegalArgumentException(
                    "expected " + ReachGrid.POINTS + " points, but there are " + logLikelihood.length);
        }
        this.logLikelihood = logLikelihood;
        this.observations = observations;
        this.overlaps = overlaps;
        this.fadedTo = fadedTo;
    }

    /** Old evidence fades: after one half-life it counts half. */
    public void fade(long now, long halfLife) {
        if (fadedTo > 0 && now > fadedTo) {
            double kept = Math.exp(-Math.log(2) * (now - fadedTo) / halfLife);
            for (int i = 0; i < logLikelihood.length; i++) {
                logLikelihood[i] *= kept;
            }
            observations *= kept;
            overlaps *= kept;
        }
        fadedTo = Math.max(fadedTo, now);
    }

    /**
     * One verdict on an account that the source had shown.
     *
     * @param telling what the source may have told by then
     * @param rivals in the market, at least 1
     * @param othersQuiet probability that no rival knew through any other source, 0 to 1
     * @param present whether rivals were there
     * @param error share of verdicts that err, above 0
     */
    void observe(Telling telling, int rivals, double othersQuiet, boolean present, double error) {
        for (int i = 0; i < logLikelihood.length; i++) {
            double absent = othersQuiet * telling.quiet(ReachGrid.reach(i), rivals);
            double seen = error + (1 - 2 * error) * (present ? 1 - absent : absent);
            logLikelihood[i] += Math.log(seen);
        }
        observations += telling.pickedUp();
    }

    /** A source of another family has shown an event of this one; worth more the more that one reaches, the sooner. */
    void overlap(double worth) {
        overlaps += worth;
    }

    public double[] logLikelihood() {
        return Arrays.copyOf(logLikelihood, logLikelihood.length);
    }

    double logLikelihood(int point) {
        return logLikelihood[point];
    }

    public double observations() {
        return observations;
    }

    public double overlaps() {
        return overlaps;
    }

    public long fadedTo() {
        return fadedTo;
    }
}
