package io.wildcatch.streams.topology;

/** What is published of a case. */
public enum Output {
    /** Every decision, and the opportunity in its lane, with all that is needed to act on it. */
    LANES,
    /** Decisions alone: for a run whose lanes nobody reads. */
    DECISIONS
}
