package io.wildcatch.local.up;

import java.util.function.BooleanSupplier;

/**
 * Something that runs until it is stopped.
 *
 * @param name for people
 * @param address where it can be reached; empty when there is nothing to reach
 * @param stage when its turn to stop comes
 * @param ready whether it does its work by now
 * @param stop ends it; may take some seconds
 */
public record Part(String name, String address, Stage stage, BooleanSupplier ready, Runnable stop) {

    /** Parts stop stage by stage, the last stage first; within one, all at once. */
    public enum Stage {
        GROUND,
        BROKER,
        REGISTRY,
        WORK,
        DOOR,
        DEMO
    }

    /** A part that is ready as soon as it is there. */
    static Part readyAtOnce(String name, String address, Stage stage, Runnable stop) {
        return new Part(name, address, stage, () -> true, stop);
    }

    /** A part that runs by itself, so that no others wait for its turn to stop. */
    public static Part working(String name, String address, BooleanSupplier ready, Runnable stop) {
        return new Part(name, address, Stage.WORK, ready, stop);
    }

    /** A part that nobody needs to hear of. */
    static Part silent(Stage stage, Runnable stop) {
        return readyAtOnce("", "", stage, stop);
    }
}
