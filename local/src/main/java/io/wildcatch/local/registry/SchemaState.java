package io.wildcatch.local.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the log adds up to. Fed by the thread that reads the log, asked by those that serve requests. */
final class SchemaState {

    private final NavigableMap<String, NavigableMap<Integer, Registration>> subjects = new TreeMap<>();
    private final Map<Integer, SchemaBody> bodies = new HashMap<>();
    private final Map<String, Level> levels = new HashMap<>();
    private final Map<String, Mode> modes = new HashMap<>();
    private Optional<Level> level = Optional.empty();
    private Optional<Mode> mode = Optional.empty();
    private int highestId;

    synchronized void apply(LogEntry entry) {
        if (entry instanceof LogEntry.Registered registered) {
            add(registered.registration());
        } else if (entry instanceof LogEntry.Forgotten forgotten) {
            forget(forgotten.subject(), forgotten.version());
        } else if (entry instanceof LogEntry.SubjectDeleted deleted) {
            versions(deleted.subject())
                    .headMap(deleted.version(), true)
                    .replaceAll((version, registration) -> registration.asDeleted());
        } else if (entry instanceof LogEntry.LevelSet set) {
            set.subject().ifPresentOrElse(name -> put(levels, name, set.level()), () -> level = set.level());
        } else if (entry instanceof LogEntry.ModeSet set) {
            set.subject().ifPresentOrElse(name -> put(modes, name, set.mode()), () -> mode = set.mode());
        }
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /** All versions of a subject, the deleted ones too, oldest first. */
    synchronized List<Registration> history(String subject) {
        return List.copyOf(versions(subject).values());
    }

    /** All registrations of all subjects, the deleted ones too. */
    synchronized List<Registration> registrations() {
        return stream().toList();
    }

    synchronized Optional<SchemaBody> body(int id) {
        return Optional.ofNullable(bodies.get(id));
    }

    synchronized Optional<Integer> idOf(SchemaBody body) {
        return bodies.entrySet().stream()
                .filter(entry -> entry.getValue().equals(body))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized int nextId() {
        return highestId + 1;
    }

    synchronized int highestId() {
        return highestId;
    }

    synchronized Level level() {
        return level.orElse(Level.BACKWARD);
    }

    synchronized Optional<Level> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    synchronized Mode mode() {
        return mode.orElse(Mode.READWRITE);
    }

    synchronized Optional<Mode> mode(String subject) {
        return Optional.ofNullable(modes.get(subject));
    }

    private void add(Registration registration) {
        subjects.computeIfAbsent(registration.subject(), name -> new TreeMap<>())
                .put(registration.version(), registration);
        bodies.put(registration.id(), registration.body());
        highestId = Math.max(highestId, registration.id());
    }

    private void forget(String subject, int version) {
        Registration gone = versions(subject).remove(version);
        if (gone != null && stream().noneMatch(other -> other.id() == gone.id())) {
            bodies.remove(gone.id());
        }
        if (versions(subject).isEmpty()) {
            subjects.remove(subject);
        }
    }

    private Stream<Registration> stream() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream());
    }

    private NavigableMap<Integer, Registration> versions(String subject) {
        return subjects.getOrDefault(subject, new TreeMap<>());
    }

    private static <V> void put(Map<String, V> map, String key, Optional<V> value) {
        value.ifPresentOrElse(present -> map.put(key, present), () -> map.remove(key));
    }
}
