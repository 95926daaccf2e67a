package io.wildcatch.streams.domain.policy;

/**
 * What the rules need to know of an offering.
 *
 * @param id offering id
 * @param low lower bound of the basket, EUR, at least 0
 * @param mid most likely basket, EUR, between low and high
 * @param high upper bound of the basket, EUR
 * @param rivals number of rivals K in the market, at least 0
 */
public record OfferingTerms(String id, double low, double mid, double high, int rivals) {

    public OfferingTerms {
        if (!(low >= 0 && low <= mid && mid <= high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("offering " + id + ": basket must be 0 <= low <= mid <= high, but is "
                    + low + ", " + mid + ", " + high);
        }
        if (rivals < 0 || rivals > 1000) {
            throw new IllegalArgumentException("offering " + id + ": rivals must be 0 to 1000, but is " + rivals);
        }
    }
}
