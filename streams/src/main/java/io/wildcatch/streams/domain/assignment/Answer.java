package io.wildcatch.streams.domain.assignment;

import org.jspecify.annotations.Nullable;

/**
 * Who has an opportunity from now on.
 *
 * @param home of the account
 * @param offering offering id
 * @param turn number of the wish that is answered
 * @param at event time
 * @param grounds why
 * @param seller null: nobody
 * @param further whether there is anybody it could go to next
 */
public record Answer(
        String home,
        String offering,
        int turn,
        long at,
        Grounds grounds,
        @Nullable String seller,
        boolean further) {}
