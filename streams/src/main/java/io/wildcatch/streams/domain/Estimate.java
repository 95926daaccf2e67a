package io.wildcatch.streams.domain;

/**
 * An estimate with its 90 % interval.
 *
 * @param mean expected value
 * @param low 5 % quantile
 * @param high 95 % quantile
 */
public record Estimate(double mean, double low, double high) {

    public static final Estimate NONE = new Estimate(0, 0, 0);
}
