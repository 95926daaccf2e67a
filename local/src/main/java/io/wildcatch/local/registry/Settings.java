package io.wildcatch.local.registry;

import java.util.Optional;

/** Compatibility levels and modes, of all subjects and of one. */
final class Settings {

    private final SchemaStore store;

    Settings(SchemaStore store) {
        this.store = store;
    }

    Level level() {
        return store.state().level();
    }

    Optional<Level> level(String subject) {
        return store.state().level(subject);
    }

    Level effectiveLevel(String subject) {
        return level(subject).orElseGet(this::level);
    }

    void setLevel(Optional<String> subject, Optional<Level> level) {
        synchronized (store) {
            store.write(new LogEntry.LevelSet(subject, level));
        }
    }

    Mode mode() {
        return store.state().mode();
    }

    Optional<Mode> mode(String subject) {
        return store.state().mode(subject);
    }

    Mode effectiveMode(String subject) {
        Mode global = mode();
        return global == Mode.READONLY_OVERRIDE ? global : mode(subject).orElse(global);
    }

    /** @param force also where schemas would keep their ids among imported ones */
    void setMode(Optional<String> subject, Optional<Mode> mode, boolean force) {
        synchronized (store) {
            if (mode.equals(Optional.of(Mode.IMPORT)) && !force && hasSchemas(subject)) {
                throw RegistryError.notPermitted("Cannot import since found existing subjects");
            }
            store.write(new LogEntry.ModeSet(subject, mode));
        }
    }

    void checkWritable(String subject) {
        if (effectiveMode(subject).readOnly()) {
            throw RegistryError.notPermitted("Subject " + subject + " is in read-only mode");
        }
    }

    private boolean hasSchemas(Optional<String> subject) {
        return store.state().registrations().stream()
                .anyMatch(registration -> !registration.deleted()
                        && subject.map(registration.subject()::equals).orElse(true));
    }
}
