package io.wildcatch.streams.topology;

/** What the world is told of a case. */
public enum Telling {
    /** Every decision, and the opportunity in its lane, with all that is needed to act on it. */
    LANES,
    /** Decisions alone: for a run whose lanes nobody reads. */
    DECISIONS
}
