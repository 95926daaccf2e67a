package io.wildcatch.connectors.opendata;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** The wait after a failure: twice as long after each further one, and not the same for all who failed together. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 16;

    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** @param failures in a row, from 1 */
    Duration after(int failures) {
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(ceiling / 2 + Math.round(random.getAsDouble() * ceiling / 2));
    }
}
