package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.assignment.Grounds;
import org.jspecify.annotations.Nullable;

/**
 * Which seller has the opportunity of an episode, as far as its home knows.
 *
 * @param episode start of the episode
 * @param at event time from which it holds
 * @param grounds why; null: asked for, and not answered yet
 * @param seller null: nobody
 * @param deadline when it goes to the next seller unless it is taken up, epoch milliseconds; {@link Pursuit#NEVER}: it stays
 * @param takenUp whether the seller has begun
 * @param value that was told to where sellers are assigned, EUR
 */
public record Placement(
        long episode,
        long at,
        @Nullable Grounds grounds,
        @Nullable String seller,
        long deadline,
        boolean takenUp,
        double value) {

    static Placement asked(long episode, long at, double value) {
        return new Placement(episode, at, null, null, Pursuit.NEVER, false, value);
    }

    Placement undeclared() {
        return new Placement(episode, at, Grounds.UNDECLARED, null, Pursuit.NEVER, false, value);
    }

    boolean isSeated() {
        return grounds != null && grounds.isSeated();
    }

    /** Nothing may be told of it yet. */
    boolean isPending() {
        return grounds == null;
    }

    /** Wanted by the rules, but no seller works on it. */
    boolean isWaiting() {
        return grounds == null || grounds == Grounds.CAPACITY;
    }

    Placement begun() {
        return new Placement(episode, at, grounds, seller, Pursuit.NEVER, true, value);
    }

    Placement stays() {
        return new Placement(episode, at, grounds, seller, Pursuit.NEVER, takenUp, value);
    }

    Placement worth(double present) {
        return new Placement(episode, at, grounds, seller, deadline, takenUp, present);
    }
}
