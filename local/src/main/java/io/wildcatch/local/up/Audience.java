package io.wildcatch.local.up;

import io.wildcatch.event.Decision;

/** Who hears what happens while everything runs. Called from the threads on which it happens. */
@FunctionalInterface
public interface Audience {

    /** A part does its work. */
    void ready(Part part);

    /** Of the simulated market, an opportunity goes to people. */
    default void opportunity(Decision decision) {}
}
