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
    /** Somebody finds out just now whether the system is back. */
    private volatile boolean looking;

    Turns(Pace pace, Duration away) {
        this.pace = pace;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES)
                .withSuccessThreshold(1)
                .withDelay(away)
                .build();
    }

    /** Waits until it is worth asking for the {@link #take permit}. Whoever goes away instead has nothing to give back. */
    void await() throws InterruptedException {
        while (isAway()) {
            long left = breaker.isOpen() ? breaker.getRemainingDelay().toNanos() : 0;
            TimeUnit.NANOSECONDS.sleep(Math.min(
                    Math.max(left, LOOK.toNanos()), Duration.ofSeconds(1).toNanos()));
        }
        pace.await();
    }

    private boolean isAway() {
        return breaker.isOpen() ? !breaker.getRemainingDelay().isZero() : looking;
    }

    /**
     * The permit for one request, which starts at once; {@link #took} must follow, whatever comes of it. There is only one
     * while nobody knows whether the system is back: lost, it would keep everybody away for ever.
     *
     * @return whether there was one; if not, {@link #await} again
     */
    boolean take() {
        boolean taken = breaker.tryAcquirePermit();
        if (taken && breaker.isHalfOpen()) {
            looking = true;
        }
        return taken;
    }

    void took(Answer answer) {
        if (answer instanceof Answer.Unavailable) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
        looking = false;
    }

    void rest(Duration duration) {
        pace.rest(duration);
    }

    boolean isOpen() {
        return breaker.isOpen();
    }
}
