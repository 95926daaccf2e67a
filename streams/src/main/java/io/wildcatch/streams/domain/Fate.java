package io.wildcatch.streams.domain;

import java.util.Locale;

/** What became of a signal; each one has exactly one fate. */
public enum Fate {
    /** First report of an event: evidence. */
    USED,
    /** A resend, or another report of an event that is known. */
    DUPLICATE,
    /** No account could be told. */
    UNRESOLVED,
    /** Malformed. */
    REJECTED,
    /** Reported later than the allowed lateness. */
    LATE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As files and meters name it. */
    public String label() {
        return label;
    }
}
