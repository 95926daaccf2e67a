package io.wildcatch.connectors.opendata;

import java.time.Duration;

/** What came of a request. */
sealed interface Reply {

    /**
     * The answer, of status 200.
     *
     * @param tag what the server calls this state of it; empty when it has no name
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] body, String tag) implements Reply {}

    /** What was answered before, and remembered, still holds. */
    record Unchanged() implements Reply {}

    /**
     * Nothing usable, and worth another try.
     *
     * @param delay not before then; what the server asked for, or a growing time
     * @param why one line
     */
    record Later(Duration delay, String why) implements Reply {}

    /**
     * No, and asking again won't help.
     *
     * @param status of HTTP
     */
    record Refused(int status, String why) implements Reply {}
}
