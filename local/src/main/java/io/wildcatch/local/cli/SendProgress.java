package io.wildcatch.local.cli;

import java.io.PrintWriter;
import java.time.InstantSource;

/** Tells how far a delivery is, once it takes longer than people like to wait in silence. */
final class SendProgress {

    private static final long SILENT_MS = 2_000;
    private static final long EVERY_MS = 1_000;

    private final PrintWriter out;
    private final InstantSource clock;
    private long next;

    SendProgress(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.next = clock.millis() + SILENT_MS;
    }

    void delivered(long lines) {
        if (clock.millis() >= next) {
            out.printf("%,d signals sent%n", lines);
            next = clock.millis() + EVERY_MS;
        }
    }
}
