package io.wildcatch.bench.oracle;

import java.util.function.Supplier;

/** What an oracle says of a round's outputs. */
public sealed interface Finding {

    /** They are what had to come out. */
    record Verified() implements Finding {}

    /** @param why in a line: what was expected, and what came */
    record Refuted(String why) implements Finding {}

    static Finding verified() {
        return new Verified();
    }

    static Finding refuted(String why) {
        return new Refuted(why);
    }

    /** This one if something was found wrong, else the other one. */
    default Finding and(Supplier<Finding> other) {
        return isVerified() ? other.get() : this;
    }

    default boolean isVerified() {
        return this instanceof Verified;
    }
}
