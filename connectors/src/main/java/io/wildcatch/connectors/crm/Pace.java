package io.wildcatch.connectors.crm;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * How fast one credential may ask: so many requests in a period, in an even flow, and none while the other side wants to
 * be left alone. Shared by all who use the credential.
 *
 * <p>A token bucket makes the flow even, and large enough to make up for a quarter of a period in which nobody could ask.
 * Alone it would allow as much more after a rest: the starts of the last period are counted too.
 */
public final class Pace {

    /** Share of a period that may be made up for. */
    private static final int BURST = 4;
    /** Requests take different times to get there: a period is taken for so much longer, one part in this. */
    private static final int ON_THEIR_WAY = 25;

    private final Bucket bucket;
    private final TimeMeter clock;
    private final BlockingStrategy sleep;
    private final long requests;
    private final long period;
    private final ArrayDeque<Long> started = new ArrayDeque<>();
    private long quietUntil;

    /**
     * @param requests at most so many start in any period, wherever it begins; 1 or more
     * @param period their period
     */
    public Pace(long requests, Duration period) {
        this(requests, period, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    Pace(long requests, Duration period, TimeMeter clock, BlockingStrategy sleep) {
        this.requests = requests;
        this.period = period.toNanos() + period.toNanos() / ON_THEIR_WAY;
        this.clock = clock;
        this.sleep = sleep;
        this.quietUntil = clock.currentTimeNanos();
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(Math.max(1, requests / BURST))
                        .refillGreedy(requests, Duration.ofNanos(this.period)))
                .build();
    }

    /** Waits until one more request may be made, which is to start at once. */
    public void await() throws InterruptedException {
        bucket.asBlocking().consume(1, sleep);
        for (long left = start(); left > 0; left = start()) {
            sleep.park(left);
        }
    }

    /** No request for so long, whoever asks. */
    public synchronized void rest(Duration duration) {
        long until = clock.currentTimeNanos() + duration.toNanos();
        if (until - quietUntil > 0) {
            quietUntil = until;
        }
    }

    /** Counts a request in if it may start now, else says for how many nanoseconds not. */
    private synchronized long start() {
        long now = clock.currentTimeNanos();
        while (!started.isEmpty() && now - started.element() >= period) {
            started.remove();
        }
        long left = quietUntil - now;
        if (started.size() >= requests) {
            left = Math.max(left, started.element() + period - now);
        }
        if (left <= 0) {
            started.add(now);
        }
        return left;
    }
}
