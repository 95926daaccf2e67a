package io.wildcatch.local.registry;

import java.util.Optional;

/** What one record of the topic {@code _schemas} says. */
sealed interface LogEntry {

    /** A version was registered, or marked as deleted. */
    record Registered(Registration registration) implements LogEntry {}

    /** A version is gone for good. */
    record Forgotten(String subject, int version) implements LogEntry {}

    /** All versions of a subject up to this one are marked as deleted. */
    record SubjectDeleted(String subject, int version) implements LogEntry {}

    /** A level was set or, when empty, taken back; the subject is empty for the level of all. */
    record LevelSet(Optional<String> subject, Optional<Level> level) implements LogEntry {}

    /** A mode was set or, when empty, taken back; the subject is empty for the mode of all. */
    record ModeSet(Optional<String> subject, Optional<Mode> mode) implements LogEntry {}

    /** Something that this registry has no use for. */
    record Ignored() implements LogEntry {}
}
