package io.wildcatch.bench.run;

import java.util.Locale;

/** Another stream processor that does the same work per account. */
public enum Peer {
    NONE,
    FLINK,
    JET;

    /** As settings and files name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
