package io.wildcatch.connectors.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on by as much as somebody waits, and a pause that takes no time. */
public final class HandClock implements InstantSource, Pause {

    private Instant now;

    public HandClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public boolean of(Duration duration) {
        advance(duration);
        return true;
    }

    @Override
    public void end() {
        // nobody waits for this one
    }
}
