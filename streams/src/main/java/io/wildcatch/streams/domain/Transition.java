package io.wildcatch.streams.domain;

import org.jspecify.annotations.Nullable;

/**
 * A change of lane.
 *
 * @param at event time
 * @param lane lane from then on
 * @param rule rule that gave it
 * @param episode start of the episode: the end of the one before, or 0
 * @param seller seller from then on
 * @param condition name of the user's own condition, when {@code rule} is one
 */
public record Transition(
        long at,
        Lane lane,
        Rule rule,
        long episode,
        @Nullable String seller,
        @Nullable String condition) {

    public Transition(long at, Lane lane, Rule rule, long episode, @Nullable String seller) {
        this(at, lane, rule, episode, seller, null);
    }

    /** The same for no seller. */
    Transition unassigned() {
        return seller == null ? this : new Transition(at, lane, rule, episode, null, condition);
    }
}
