package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/**
 * Rule 8.
 *
 * @param commodityBelow basket, EUR: below it, business goes to machines
 * @param expectedPeople people who usually take part in a decision to buy
 * @param complexFrom people seen from which a deal of middling size is complex, so that it goes to a human
 * @param simpleBelow people seen below which it is simple again: lower than complexFrom, so that no lane flaps
 * @param expiry time without a new signal after which an opportunity expires
 * @param freshness time in which an opportunity loses half of its value
 */
public record RoutingRules(
        double commodityBelow,
        int expectedPeople,
        int complexFrom,
        int simpleBelow,
        Duration expiry,
        Duration freshness) {

    public RoutingRules {
        Checks.positive("routing.expiry", expiry);
        Checks.positive("routing.freshness", freshness);
        if (simpleBelow > complexFrom) {
            throw new IllegalArgumentException("routing.simpleBelow must not be above routing.complexFrom");
        }
    }
}
