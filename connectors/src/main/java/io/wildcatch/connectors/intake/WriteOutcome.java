package io.wildcatch.connectors.intake;

/** What became of one request's records: all of them, or none. */
sealed interface WriteOutcome {

    /** The broker has committed them. */
    record Kept() implements WriteOutcome {}

    /**
     * The broker finds one of these very records too large, however often it is sent.
     *
     * @param reason what the broker said
     */
    record Refused(String reason) implements WriteOutcome {}

    /**
     * The broker can't be reached, or doesn't answer in time.
     *
     * @param reason what was tried
     */
    record Unavailable(String reason) implements WriteOutcome {}
}
