package io.wildcatch.local.lab;

import java.time.Instant;

/** A stretch of time, ends included. */
public record Span(Instant from, Instant until) {

    static final Span EVER = new Span(Instant.MIN, Instant.MAX);
}
