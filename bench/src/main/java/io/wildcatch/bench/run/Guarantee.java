package io.wildcatch.bench.run;

import java.util.Locale;

/** How often a signal may be processed, in the words of Kafka Streams. */
public enum Guarantee {
    AT_LEAST_ONCE,
    EXACTLY_ONCE_V2;

    /** As settings and files name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
