package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.SourceTerms;

/**
 * A source has shown an account.
 *
 * @param source the source
 * @param since when it first did, epoch milliseconds
 */
public record Exposure(SourceTerms source, long since) {

    /** Probability that one given rival knows through this source alone at {@code time}, 0 to 1. */
    double visibleAt(double time) {
        return source.reach() * source.pickedUp(time - since);
    }
}
