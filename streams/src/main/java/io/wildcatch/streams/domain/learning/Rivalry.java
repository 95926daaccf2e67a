package io.wildcatch.streams.domain.learning;

/**
 * Whether rivals follow up every report of a company, or only what is evidence of a project. Both foretell each verdict
 * before it is learnt from; the one that has foretold them better holds (prequential model choice: Dawid, 1984, Journal of
 * the Royal Statistical Society A 147).
 *
 * @param lead log of how much more probable the verdicts so far were by evidence than by every report, less what faded
 * @param at event time of the last one, epoch milliseconds; 0: none
 */
public record Rivalry(double lead, long at) {

    /** No verdict yet. */
    public static final Rivalry NONE = new Rivalry(0, 0);

    /** To go by evidence takes more than chance would do: three to one. */
    private static final double CLEAR = Math.log(3);

    /**
     * @param byEvidence log-probability of a verdict when reports are weighed by evidence
     * @param byReport the same when every report tells
     */
    public Rivalry foretold(double byEvidence, double byReport, long time, long halfLife) {
        double kept = at == 0 ? 1 : Math.exp(-Math.log(2) * Math.max(0, time - at) / halfLife);
        return new Rivalry(kept * lead + byEvidence - byReport, Math.max(at, time));
    }

    /** Whether reports should be weighed by evidence. */
    public boolean byEvidence() {
        return lead > CLEAR;
    }
}
