package io.wildcatch.connectors.source;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a task waits. */
public interface Pause {

    /**
     * Waits for at most the given time; shorter when the task is to stop.
     *
     * @return whether the task goes on
     */
    boolean of(Duration duration) throws InterruptedException;

    /** From now on nobody waits. */
    void end();

    /** @return one that really waits */
    static Pause real() {
        CountDownLatch ended = new CountDownLatch(1);
        return new Pause() {
            @Override
            public boolean of(Duration duration) throws InterruptedException {
                return !ended.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public void end() {
                ended.countDown();
            }
        };
    }
}
