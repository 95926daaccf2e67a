package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.List;

/**
 * A source has shown an account, and perhaps told of what it is about to buy. Not all that a source reports of a company
 * belongs to a project; a rival who reads what doesn't is no wiser.
 *
 * @param source the source
 * @param since when it first showed the account, epoch milliseconds
 * @param glimpses its reports that may have told, in the order of time; their shares add up to at most 1
 */
public record Exposure(SourceTerms source, long since, List<Glimpse> glimpses) {

    /**
     * A report that may have told.
     *
     * @param at when it was shown, epoch milliseconds
     * @param share probability, if there is a project, that it is the source's first report that belongs to it, 0 to 1
     */
    public record Glimpse(long at, double share) {}

    public Exposure {
        glimpses = List.copyOf(glimpses);
    }

    /** One that tells for sure. */
    public Exposure(SourceTerms source, long since) {
        this(source, since, List.of(new Glimpse(since, 1)));
    }

    /** The same, as told for sure by its first report. */
    public Exposure certain() {
        return new Exposure(source, since);
    }

    /** Probability that one given rival knows through this source alone at {@code time}, 0 to 1. */
    double visibleAt(double time) {
        return source.reach() * pickedUp(time);
    }

    /** Probability, if there is a project, that it has told of it, 0 to 1. */
    public double told() {
        double sum = 0;
        for (Glimpse glimpse : glimpses) {
            sum += glimpse.share;
        }
        return sum;
    }

    /** Share of the rivals it reaches who have picked it up at {@code time}, expected over what has told, 0 to 1. */
    public double pickedUp(double time) {
        double sum = 0;
        for (Glimpse glimpse : glimpses) {
            sum += glimpse.share * source.pickedUp(time - glimpse.at);
        }
        return sum;
    }

    /** Expected square of that share. */
    double squareOfPickedUp(double time) {
        double sum = 0;
        for (Glimpse glimpse : glimpses) {
            double pickedUp = source.pickedUp(time - glimpse.at);
            sum += glimpse.share * pickedUp * pickedUp;
        }
        return sum;
    }
}
