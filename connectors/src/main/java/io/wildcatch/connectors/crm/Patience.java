package io.wildcatch.connectors.crm;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a courier goes on trying.
 *
 * @param first the longest pause after the first failure; it doubles with each further one
 * @param longest no pause without a request to wait is longer
 * @param attempts how often one delivery may be answered with an error of its own or found busy before it is given up,
 *     2 or more; a system that can't be reached is tried for ever
 */
public record Patience(Duration first, Duration longest, int attempts) {

    public Patience {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 2) {
            throw new IllegalArgumentException(
                    "expected 0 < first <= longest and attempts >= 2, got " + first + ", " + longest + ", " + attempts);
        }
    }

    /**
     * The pause after a failure: between half of, and the whole of, a time that doubles, so that those who failed
     * together don't come back together.
     *
     * @param failures how many there were in a row, 1 or more
     */
    public Duration pause(int failures, RandomGenerator random) {
        long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, 20));
        return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling - ceiling / 2 + 1));
    }

    /** After so many errors in a row a batch is halved, to find the delivery that is to blame. */
    boolean isTimeToHalve(int failures) {
        return failures >= Math.max(2, attempts / 2);
    }

    boolean isExhausted(int failures) {
        return failures >= attempts;
    }
}
