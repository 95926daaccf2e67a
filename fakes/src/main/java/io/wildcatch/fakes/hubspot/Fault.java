package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.fakes.FakeResponse;
import java.time.Duration;

/** What goes wrong with one request to the CRM. */
public sealed interface Fault {

    /** Another answer, and nothing done. */
    record Instead(FakeResponse answer) implements Fault {}

    /** The right answer, after a while. */
    record Late(Duration delay) implements Fault {}

    /** The connection breaks after so many inputs of a batch were dealt with. */
    record CutAfter(int inputs) implements Fault {}

    /** Too many requests, and no word on when to come back. */
    static Fault throttled() {
        return new Instead(
                ApiException.limit("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.")
                        .response());
    }

    /** Too many requests, come back in so many seconds. */
    static Fault throttled(int seconds) {
        return new Instead(((Instead) throttled()).answer().with("Retry-After", Integer.toString(seconds)));
    }

    /** An internal error. */
    static Fault broken() {
        return new Instead(FakeResponse.json(500, ApiException.body("INTERNAL_ERROR", "internal error")));
    }

    /** A gateway's answer: no JSON. */
    static Fault badGateway() {
        return new Instead(FakeResponse.text(502, "text/html", "<html><h1>502 Bad Gateway</h1></html>"));
    }

    /** The record is being worked on by somebody else. */
    static Fault locked() {
        return new Instead(
                FakeResponse.json(423, ApiException.body("LOCKED", "the resource is locked, try again in 2 seconds")));
    }

    /** An error in another form than anybody expects. */
    static Fault odd(int status) {
        return new Instead(FakeResponse.json(status, JsonNodeFactory.instance.arrayNode()));
    }
}
