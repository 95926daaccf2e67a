package io.wildcatch.streams.domain.policy;

import java.time.Duration;

/** What the sections of a policy check at the door. A message begins with the field, so that its line can be found. */
final class Checks {

    private Checks() {}

    static void positive(String field, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be longer than zero, but is " + value);
        }
    }

    static void atLeast(String field, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", but is " + value);
        }
    }

    static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " must be 0 to 1, but is " + value);
        }
    }
}
