package io.wildcatch.local.up;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that runs until it is stopped.
 *
 * @param name for people
 * @param address where it can be reached; empty when there is nothing to reach
 * @param stage when its turn to stop comes
 * @param faults why it doesn't do its work yet, or not any more; empty when it does. May take some seconds
 * @param stop ends it; may take some seconds
 */
public record Part(String name, String address, Stage stage, Supplier<List<String>> faults, Runnable stop) {

    /** @param ready whether it does its work by now */
    static Part of(String name, String address, Stage stage, BooleanSupplier ready, Runnable stop) {
        List<String> notReady = List.of(name + " is not ready");
        return new Part(name, address, stage, () -> ready.getAsBoolean() ? List.of() : notReady, stop);
    }

    public boolean isReady() {
        return faults.get().isEmpty();
    }

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
        return new Part(name, address, stage, List::of, stop);
    }

    /** A part that runs by itself, so that no others wait for its turn to stop. */
    public static Part working(String name, String address, BooleanSupplier ready, Runnable stop) {
        return of(name, address, Stage.WORK, ready, stop);
    }

    /** The same, which says why it isn't ready. */
    public static Part telling(String name, Supplier<List<String>> faults, Runnable stop) {
        return new Part(name, "", Stage.WORK, faults, stop);
    }

    /** A part that nobody needs to hear of. */
    static Part silent(Stage stage, Runnable stop) {
        return readyAtOnce("", "", stage, stop);
    }
}
