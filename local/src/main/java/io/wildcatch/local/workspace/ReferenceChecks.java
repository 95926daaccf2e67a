package io.wildcatch.local.workspace;

import io.wildcatch.event.Basket;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Reach;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Source;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.streams.domain.policy.Policy;

/**
 * What reference data can't say. Live the topologies go on with what they know in general; who has the file at hand can
 * mend it.
 */
final class ReferenceChecks {

    private static final int MOST_RIVALS = 1_000;

    private ReferenceChecks() {}

    static void id(String id) throws InvalidRecordException {
        require(!id.isBlank(), "id", "an id", "a blank text");
    }

    static void source(Source source) throws InvalidRecordException {
        id(source.getId());
        Reach reach = source.getReach();
        if (reach != null) {
            positive("reach.alpha", reach.getAlpha());
            positive("reach.beta", reach.getBeta());
        }
        Double pickup = source.getPickupDays();
        require(pickup == null || pickup >= 0, "pickupDays", "a number of days, 0 or more", String.valueOf(pickup));
    }

    private static void positive(String field, double value) throws InvalidRecordException {
        require(value > 0, field, "a number greater than 0", String.valueOf(value));
    }

    static void offering(Offering offering) throws InvalidRecordException {
        id(offering.getId());
        Basket basket = offering.getBasket();
        if (basket != null) {
            double low = basket.getLow();
            double mid = basket.getMid();
            double high = basket.getHigh();
            require(
                    low >= 0 && low <= mid && mid <= high,
                    "basket",
                    "0 <= low <= mid <= high",
                    low + ", " + mid + ", " + high);
        }
        Integer rivals = offering.getRivals();
        require(
                rivals == null || (rivals >= 0 && rivals <= MOST_RIVALS),
                "rivals",
                "a whole number from 0 to " + MOST_RIVALS,
                String.valueOf(rivals));
    }

    static void seller(Seller seller) throws InvalidRecordException {
        id(seller.getId());
        Integer most = seller.getMaxOpen();
        require(most == null || most >= 0, "maxOpen", "a whole number, 0 or more", String.valueOf(most));
        Double weight = seller.getWeight();
        require(
                weight == null || (weight >= 0 && Double.isFinite(weight)),
                "weight",
                "a number, 0 or more",
                String.valueOf(weight));
    }

    static void currency(Offering offering, Policy policy) throws InvalidRecordException {
        require(
                policy.rate(offering.getCurrency()) != null,
                "currency",
                "EUR, or a currency for which the policy has a rate (currencies)",
                String.valueOf(offering.getCurrency()));
    }

    private static void require(boolean holds, String field, String expected, String found)
            throws InvalidRecordException {
        if (!holds) {
            throw new InvalidRecordException(field, expected, found);
        }
    }
}
