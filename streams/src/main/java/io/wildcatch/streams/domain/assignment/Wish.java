package io.wildcatch.streams.domain.assignment;

import org.jspecify.annotations.Nullable;

/**
 * An opportunity for people asks for a seller.
 *
 * @param home of the account
 * @param offering offering id
 * @param turn number of the wish, which its answer bears
 * @param at event time
 * @param value expected, EUR: what goes first of what waits
 * @param country of the account, ISO 3166-1 alpha-2; null: not known
 * @param owner seller who owns the account
 * @param general no offering was named, so that any seller can take it
 * @param told without a seller already, since there were none
 */
public record Wish(
        String home,
        String offering,
        int turn,
        long at,
        double value,
        @Nullable String country,
        @Nullable String owner,
        boolean general,
        boolean told) {

    String key() {
        return home + '\0' + offering;
    }

    Wish turned(int next) {
        return new Wish(home, offering, next, at, value, country, owner, general, false);
    }

    Wish worth(double present) {
        return new Wish(home, offering, turn, at, present, country, owner, general, told);
    }
}
