package io.wildcatch.connectors.opendata;

import java.time.Duration;

/** What came of a request. */
sealed interface Reply {

    /** The answer, of status 200. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] body) implements Reply {}

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
