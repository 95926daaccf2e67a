package io.wildcatch.streams.topology;

import io.wildcatch.event.Basket;
import io.wildcatch.event.Offering;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;

/** What the rules take an offering for: as declared, in EUR, and where nothing is declared as the policy's default one. */
public final class OfferingPriors {

    private OfferingPriors() {}

    /**
     * @param id by which signals name it
     * @throws IllegalArgumentException when it is impossible, or the policy has no rate for its currency
     */
    public static OfferingTerms terms(String id, Offering offering, Policy policy) {
        OfferingTerms usual = policy.defaultOffering();
        int rivals = offering.getRivals() == null ? usual.rivals() : offering.getRivals();
        Basket basket = offering.getBasket();
        if (basket == null) {
            return new OfferingTerms(id, usual.low(), usual.mid(), usual.high(), rivals);
        }
        double rate = rate(id, offering, policy);
        return new OfferingTerms(id, rate * basket.getLow(), rate * basket.getMid(), rate * basket.getHigh(), rivals);
    }

    private static double rate(String id, Offering offering, Policy policy) {
        Double rate = policy.rate(offering.getCurrency());
        if (rate == null) {
            throw new IllegalArgumentException(
                    "offering " + id + ": the policy has no rate for " + offering.getCurrency() + " (currencies)");
        }
        return rate;
    }
}
