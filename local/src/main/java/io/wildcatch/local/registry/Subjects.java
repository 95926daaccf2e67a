package io.wildcatch.local.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Registers, finds and deletes versions of subjects. */
final class Subjects {

    private final SchemaStore store;
    private final Settings settings;
    private final AvroSchemas schemas = new AvroSchemas(this::resolve);

    Subjects(SchemaStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Makes a schema the next version of a subject, unless it is one already.
     *
     * @return its id
     */
    int register(String subject, SchemaRequest request, boolean normalise) {
        synchronized (store) {
            Mode mode = settings.effectiveMode(subject);
            checkPermitted(subject, mode, request);
            Parsed parsed = parse(request.body(), normalise);
            Optional<Registration> same = find(subject, parsed.body(), normalise, false);
            if (same.isPresent() && request.id().isEmpty()) {
                return same.get().id();
            }
            if (mode != Mode.IMPORT) {
                checkCompatible(subject, parsed.schema());
            }
            Registration registration = next(subject, request, parsed.body());
            store.write(new LogEntry.Registered(registration));
            return registration.id();
        }
    }

    /** The version of a subject that is this very schema. */
    Registration lookUp(String subject, SchemaRequest request, boolean normalise, boolean deleted) {
        if (versions(subject, deleted).isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return find(subject, parse(request.body(), normalise).body(), normalise, deleted)
                .orElseThrow(RegistryError::noSchema);
    }

    /** Why a schema can't follow a subject's versions or, when given, that one version; empty when it can. */
    List<String> clashes(String subject, Optional<Version> version, SchemaRequest request, boolean normalise) {
        Schema candidate = parse(request.body(), normalise).schema();
        List<Registration> history =
                version.map(wanted -> compared(subject, wanted)).orElseGet(() -> versions(subject, false));
        return Compatibility.clashes(settings.effectiveLevel(subject), candidate, parsed(history));
    }

    /** The versions of a subject, oldest first; empty when it is unknown. */
    List<Registration> versions(String subject, boolean deleted) {
        return store.state().history(subject).stream()
                .filter(registration -> deleted || !registration.deleted())
                .toList();
    }

    Registration version(String subject, Version wanted, boolean deleted) {
        List<Registration> versions = versions(subject, deleted);
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return wanted.among(versions).orElseThrow(() -> RegistryError.noVersion(wanted.number()));
    }

    /** Ids of the schemas that refer to a version. */
    List<Integer> referencedBy(Registration registration) {
        return store.state().registrations().stream()
                .filter(other -> !other.deleted())
                .filter(other -> other.body().references().stream()
                        .anyMatch(reference -> reference.subject().equals(registration.subject())
                                && reference.version() == registration.version()))
                .map(Registration::id)
                .distinct()
                .toList();
    }

    /** Deletes a subject, or what is left of it for good, and returns the versions that it had. */
    List<Integer> deleteSubject(String subject, boolean permanently) {
        synchronized (store) {
            settings.checkWritable(subject);
            List<Registration> all = versions(subject, true);
            List<Registration> alive = versions(subject, false);
            if (all.isEmpty()) {
                throw RegistryError.noSubject(subject);
            }
            if (permanently) {
                return forget(subject, all, alive);
            }
            if (alive.isEmpty()) {
                throw RegistryError.subjectDeleted(subject);
            }
            alive.forEach(this::checkUnreferenced);
            store.write(new LogEntry.SubjectDeleted(
                    subject, alive.get(alive.size() - 1).version()));
            return numbers(alive);
        }
    }

    /** Deletes one version, or what is left of it for good, and returns its number. */
    int deleteVersion(String subject, Version wanted, boolean permanently) {
        synchronized (store) {
            settings.checkWritable(subject);
            Registration registration = version(subject, wanted, true);
            if (permanently && !registration.deleted()) {
                throw RegistryError.versionNotDeleted(subject, registration.version());
            }
            if (!permanently && registration.deleted()) {
                throw RegistryError.versionDeleted(subject, registration.version());
            }
            checkUnreferenced(registration);
            store.write(
                    permanently
                            ? new LogEntry.Forgotten(subject, registration.version())
                            : new LogEntry.Registered(registration.asDeleted()));
            return registration.version();
        }
    }

    private List<Integer> forget(String subject, List<Registration> all, List<Registration> alive) {
        if (!alive.isEmpty()) {
            throw RegistryError.subjectNotDeleted(subject);
        }
        all.forEach(this::checkUnreferenced);
        all.forEach(registration -> store.write(new LogEntry.Forgotten(subject, registration.version())));
        return numbers(all);
    }

    private void checkPermitted(String subject, Mode mode, SchemaRequest request) {
        settings.checkWritable(subject);
        if (mode != Mode.IMPORT
                && (request.id().isPresent() || request.version().isPresent())) {
            throw RegistryError.notPermitted("Subject " + subject + " is not in import mode");
        }
        if (request.id().isPresent()) {
            Optional<SchemaBody> taken = store.state().body(request.id().getAsInt());
            if (taken.isPresent()
                    && !taken.get().equals(parse(request.body(), false).body())) {
                throw RegistryError.notPermitted("Overwrite new schema with id "
                        + request.id().getAsInt() + " is not permitted: it stands for another schema");
            }
        }
    }

    private void checkCompatible(String subject, Schema candidate) {
        List<String> clashes =
                Compatibility.clashes(settings.effectiveLevel(subject), candidate, parsed(versions(subject, false)));
        if (!clashes.isEmpty()) {
            throw RegistryError.incompatible(subject, String.join(", ", clashes));
        }
    }

    private void checkUnreferenced(Registration registration) {
        if (!referencedBy(registration).isEmpty()) {
            throw RegistryError.referenced(registration);
        }
    }

    private Registration next(String subject, SchemaRequest request, SchemaBody body) {
        SchemaState state = store.state();
        List<Registration> history = state.history(subject);
        int last = history.isEmpty() ? 0 : history.get(history.size() - 1).version();
        int id = request.id().orElseGet(() -> state.idOf(body).orElseGet(state::nextId));
        return new Registration(subject, request.version().orElse(last + 1), id, body, false);
    }

    private Optional<Registration> find(String subject, SchemaBody body, boolean normalise, boolean deleted) {
        return versions(subject, deleted).stream()
                .filter(registration -> registration.body().equals(body)
                        || (normalise && schemas.normalised(registration.body()).equals(body)))
                .reduce((earlier, later) -> later);
    }

    private List<Registration> compared(String subject, Version wanted) {
        List<Registration> versions = versions(subject, false);
        if (versions.isEmpty() && wanted.isLatest()) {
            return List.of();
        }
        return List.of(version(subject, wanted, false));
    }

    private List<Schema> parsed(List<Registration> history) {
        return history.stream()
                .map(registration -> schemas.parse(registration.body()))
                .collect(Collectors.toList());
    }

    private Parsed parse(SchemaBody body, boolean normalise) {
        try {
            Schema schema = schemas.parseNew(body);
            SchemaBody canonical = schemas.canonical(body, schema);
            return new Parsed(schema, normalise ? schemas.normalised(canonical) : canonical);
        } catch (AvroRuntimeException e) {
            throw RegistryError.invalidSchema(String.valueOf(e.getMessage()), e);
        }
    }

    private SchemaBody resolve(SchemaReference reference) {
        return versions(reference.subject(), true).stream()
                .filter(registration -> registration.version() == reference.version())
                .findFirst()
                .map(Registration::body)
                .orElseThrow(() -> RegistryError.invalidSchema("no schema for reference \"" + reference.name()
                        + "\" at subject \"" + reference.subject() + "\", version " + reference.version()));
    }

    private static List<Integer> numbers(List<Registration> registrations) {
        return registrations.stream().map(Registration::version).toList();
    }

    private record Parsed(Schema schema, SchemaBody body) {}
}
