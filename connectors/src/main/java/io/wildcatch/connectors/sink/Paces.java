package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.crm.Pace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One pace for each credential in a worker: limits count what all tasks do together. */
final class Paces {

    private static final Map<String, Share> SHARED = new HashMap<>();

    private Paces() {}

    /** The pace of a credential, for one task more. The first one's settings hold for all. */
    static Share share(String credential, long requests, Duration period) {
        synchronized (SHARED) {
            Share share = SHARED.computeIfAbsent(credential, key -> new Share(key, new Pace(requests, period)));
            share.holders++;
            return share;
        }
    }

    /** A task's part in it. */
    static final class Share implements AutoCloseable {

        private final String credential;
        private final Pace pace;
        private int holders;

        private Share(String credential, Pace pace) {
            this.credential = credential;
            this.pace = pace;
        }

        Pace pace() {
            return pace;
        }

        @Override
        public void close() {
            synchronized (SHARED) {
                if (--holders == 0) {
                    SHARED.remove(credential);
                }
            }
        }
    }
}
