package io.wildcatch.schemas.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The pause between two rounds of tries. */
interface Backoff {

    Duration FIRST = Duration.ofMillis(100);
    Duration LONGEST = Duration.ofSeconds(5);

    /** Waits for at most the given time. */
    void pause(Duration duration) throws InterruptedException;

    /** Really waits. */
    static Backoff sleeping() {
        return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    /**
     * Between half of, and the whole of, a time that doubles with each round: clients that failed together don't come
     * back together.
     */
    static Duration jittered(int round) {
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(round, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
    }
}
