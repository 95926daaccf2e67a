package io.wildcatch.bench.part;

import java.util.Map;

/** What can run in a process of its own. An implementation has a public constructor without parameters. */
public interface Part {

    /**
     * Starts it; it may need some time more until it {@linkplain Running#isReady is ready}.
     *
     * @param settings in the words of Kafka, and our own
     * @throws Exception when it can't start; the message says why
     */
    Running start(Map<String, String> settings) throws Exception;

    /** Under this name a part tells how many bytes it keeps, keys and values, when no changelog has them. */
    String STATE_BYTES = "state.bytes";

    /** A part from its start to its end. */
    interface Running extends AutoCloseable {

        /** Whether it would take up what comes now. */
        boolean isReady();

        /** Ends it in an orderly way. */
        @Override
        void close();

        /** What others need to know of it, for example its address. */
        default Map<String, String> tells() {
            return Map.of();
        }
    }
}
