package io.wildcatch.connectors.crm;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How fast one credential may ask: so many requests in a period, evenly refilled, and none while the other side wants
 * to be left alone. Shared by all who use the credential.
 */
public final class Pace {

    /** A small bucket and an even refill: a large one would allow twice as many in the period after a rest. */
    private static final int BURST = 20;

    private final Bucket bucket;
    private long quietUntil = System.nanoTime();

    /**
     * @param requests at most so many start in any period, wherever it begins; 1 or more
     * @param period their period
     */
    public Pace(long requests, Duration period) {
        long burst = Math.max(1, requests / BURST);
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(requests - burst + 1, period))
                .build();
    }

    /** Waits until one more request may be made. */
    public void await() throws InterruptedException {
        bucket.asBlocking().consume(1);
        long left;
        while ((left = quietFor()) > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** No request for so long, whoever asks. */
    public synchronized void rest(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        if (until - quietUntil > 0) {
            quietUntil = until;
        }
    }

    private synchronized long quietFor() {
        return quietUntil - System.nanoTime();
    }
}
