package io.wildcatch.local.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/** Tells on long work how far it is: nothing within the first two seconds, then a line every two. */
public final class Progress {

    private static final long EVERY = Duration.ofSeconds(2).toMillis();
    private static final int LOOK = 4_096;

    private final PrintStream out;
    private final InstantSource clock;
    private long next;

    public Progress(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.next = clock.millis() + EVERY;
    }

    void tick(String doing, long done) {
        if (done % LOOK == 0 && clock.millis() >= next) {
            out.printf("%s %,d%n", doing, done);
            next = clock.millis() + EVERY;
        }
    }
}
