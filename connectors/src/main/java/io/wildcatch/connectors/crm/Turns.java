package io.wildcatch.connectors.crm;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When the next request may be made: as the pace allows, and not while the system fails whatever it is asked. After
 * {@value #FAILURES} failures in a row nobody asks for a while, then one request tries whether it is back.
 */
final class Turns {

    private static final int FAILURES = 10;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Pace pace;
    private final CircuitBreaker<Object> breaker;

    Turns(Pace pace, Duration away) {
        this.pace = pace;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES)
                .withSuccessThreshold(1)
                .withDelay(away)
                .build();
    }

    void await() throws InterruptedException {
        while (!breaker.tryAcquirePermit()) {
            long left = breaker.getRemainingDelay().toNanos();
            TimeUnit.NANOSECONDS.sleep(Math.min(
                    Math.max(left, LOOK.toNanos()), Duration.ofSeconds(1).toNanos()));
        }
        pace.await();
    }

    void took(Answer answer) {
        if (answer instanceof Answer.Unavailable) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
    }

    void rest(Duration duration) {
        pace.rest(duration);
    }

    boolean isOpen() {
        return breaker.isOpen();
    }
}
