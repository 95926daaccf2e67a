package io.wildcatch.connectors.crm;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the next request may be made: as the pace allows, and not while the system fails whatever it is asked. After
 * {@value #FAILURES} failures in a row nobody asks for a while, then one request tries whether it is back. The log says why
 * nothing is delivered, once, and when that is over.
 */
final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private static final int FAILURES = 10;
    /** Failures in a row: fewer may be chance. */
    private static final int WORTH_TELLING = 3;

    private static final Duration LONG_REST = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final String name;
    private final Pace pace;
    private final CircuitBreaker<Object> breaker;
    private final AtomicInteger failures = new AtomicInteger();
    /** Somebody finds out just now whether the system is back. */
    private volatile boolean looking;

    Turns(String name, Pace pace, Duration away) {
        this.name = name;
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
        if (answer instanceof Answer.Unavailable unavailable) {
            breaker.recordFailure();
            if (failures.incrementAndGet() == WORTH_TELLING) {
                LOG.warn("{} delivers nothing for the moment and tries on: {}", name, unavailable.reason());
            }
        } else {
            breaker.recordSuccess();
            if (failures.getAndSet(0) >= WORTH_TELLING) {
                LOG.info("{} is answered again", name);
            }
        }
        looking = false;
    }

    void rest(Duration duration) {
        if (duration.compareTo(LONG_REST) >= 0) {
            LOG.warn("{} delivers nothing for {} s: so long it was asked to wait", name, duration.toSeconds());
        }
        pace.rest(duration);
    }

    boolean isOpen() {
        return breaker.isOpen();
    }
}
