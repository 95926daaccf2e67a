package io.wildcatch.local.registry;

import java.util.Locale;
import java.util.Optional;

/** How much a new version of a schema may differ from the ones before. */
enum Level {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsOld;
    private final boolean readByOld;
    private final boolean transitive;

    Level(boolean readsOld, boolean readByOld, boolean transitive) {
        this.readsOld = readsOld;
        this.readByOld = readByOld;
        this.transitive = transitive;
    }

    /** The new schema must read what the old ones wrote. */
    boolean readsOld() {
        return readsOld;
    }

    /** The old schemas must read what the new one writes. */
    boolean readByOld() {
        return readByOld;
    }

    /** Every earlier version counts, and not only the last. */
    boolean transitive() {
        return transitive;
    }

    static Optional<Level> parse(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
