package io.wildcatch.fakes.salesforce;

import io.wildcatch.fakes.FakeResponse;
import java.time.Duration;

/** What goes wrong with a request. */
public sealed interface Fault {

    /** Which requests. */
    enum Where {
        TOKEN,
        UPSERT,
        QUERY
    }

    /** The request isn't done, this is answered. */
    record Instead(FakeResponse response) implements Fault {}

    /** The request is done, but the connection cut before its answer. */
    record CutAfter() implements Fault {}

    /** The request is done, its answer comes so much later. */
    record Late(Duration delay) implements Fault {}

    /** @param code such as {@code SERVER_UNAVAILABLE} */
    static Fault error(int status, String code, String message) {
        return new Instead(new Problem(status, code, message).response());
    }

    /** 429, without saying how long to wait. */
    static Fault tooMany() {
        return error(429, "REQUEST_LIMIT_EXCEEDED", "Too many requests");
    }

    /** 429 that asks to wait. */
    static Fault tooMany(int seconds) {
        return new Instead(new Problem(429, "REQUEST_LIMIT_EXCEEDED", "Too many requests")
                .response()
                .with("Retry-After", Integer.toString(seconds)));
    }

    /** The connection is cut before anything is done. */
    static Fault cutBefore() {
        return new Instead(FakeResponse.reset());
    }
}
