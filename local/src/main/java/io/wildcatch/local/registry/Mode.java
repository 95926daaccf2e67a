package io.wildcatch.local.registry;

import java.util.Locale;
import java.util.Optional;

/** Who may write to a subject, or to all of them. */
enum Mode {
    READWRITE,
    READONLY,
    /** Read-only for all subjects, whatever their own mode says. */
    READONLY_OVERRIDE,
    /** Registrations bring their own ids and versions, as when moving here from another registry. */
    IMPORT;

    static Optional<Mode> parse(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean readOnly() {
        return this == READONLY || this == READONLY_OVERRIDE;
    }
}
