package io.wildcatch.streams.domain;

/** Where an opportunity is routed. */
public enum Lane {
    HUMAN,
    AUTOMATION,
    CONTESTED,
    HELD,
    SUPPRESSED,
    EXPIRED,
    CLOSED;

    /** Whether the episode is over: what comes next starts a new opportunity. */
    public boolean isFinal() {
        return this == EXPIRED || this == CLOSED;
    }
}
