package io.wildcatch.local.market;

import java.time.Duration;
import java.time.Instant;

/**
 * Size of a market.
 *
 * @param accounts number of companies, 1 to 10 million
 * @param days length of its history, 1 to 3660
 * @param seed the same seed gives the same market
 * @param start first moment of its history
 * @param style what the market is like
 */
public record MarketSettings(int accounts, int days, long seed, Instant start, Style style) {

    /** A Monday. */
    public static final Instant DEFAULT_START = Instant.parse("2026-01-05T00:00:00Z");

    /** The usual market. */
    public MarketSettings(int accounts, int days, long seed, Instant start) {
        this(accounts, days, seed, start, Style.PLAIN);
    }

    public MarketSettings {
        if (accounts < 1 || accounts > 10_000_000) {
            throw new IllegalArgumentException("accounts must be 1 to 10,000,000, but is " + accounts);
        }
        if (days < 1 || days > 3660) {
            throw new IllegalArgumentException("days must be 1 to 3660, but is " + days);
        }
    }

    Instant end() {
        return start.plus(Duration.ofDays(days));
    }
}
