package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records of an org, and what people do to them in its pages. */
public final class Org {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InstantSource clock;
    private final Map<String, ObjectType> types = new LinkedHashMap<>();
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    /** Ids of those that have, or had, a value of an external id. */
    private final Map<String, Set<String>> byExternalId = new HashMap<>();

    private final Map<String, Integer> locks = new HashMap<>();
    private @Nullable Predicate<JsonNode> validation;
    private long serial;

    Org(InstantSource clock) {
        this.clock = clock;
        ObjectType.standard().forEach(this::define);
    }

    public synchronized void define(ObjectType type) {
        types.put(type.name(), type);
    }

    /** A custom field. */
    public synchronized void define(String type, Field field) {
        types.put(type, type(type).with(field));
    }

    /** A validation rule for all objects: records for which it holds are refused. */
    public synchronized void refuse(Predicate<JsonNode> rule) {
        validation = rule;
    }

    /** Somebody has a record open: the next so many attempts to write it fail. By the value of an external id. */
    public synchronized void lock(String externalId, int attempts) {
        locks.put(externalId, attempts);
    }

    /** @return the id of a new user */
    public synchronized String user(String name) {
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("Name", name);
        return put(type("User"), user, "");
    }

    /** @return the id of a record that somebody makes */
    public synchronized String create(String user, String type, Map<String, ?> values) {
        return save(type(type), null, MAPPER.valueToTree(values), user);
    }

    /** Somebody changes a record. */
    public synchronized void change(String user, String id, Map<String, ?> values) {
        save(typeOf(id), require(id), MAPPER.valueToTree(values), user);
    }

    /** Somebody changes a record in a long transaction: it is seen from now on, with a stamp from before. */
    public synchronized void changeLate(String user, String id, Map<String, ?> values, Instant stamp) {
        change(user, id, values);
        require(id).put("SystemModstamp", Times.write(stamp)).put("LastModifiedDate", Times.write(stamp));
    }

    /** Somebody puts a record into the recycle bin. */
    public synchronized void delete(String user, String id) {
        stamp(require(id).put("IsDeleted", true), user);
    }

    /** Somebody merges two: the loser goes to the recycle bin, what pointed to it points to the master. */
    public synchronized void merge(String user, String master, String loser) {
        delete(user, loser);
        require(loser).put("MasterRecordId", Ids.whole(master));
        for (ObjectNode record : records.values()) {
            ObjectType type = typeOf(record.path("Id").asText());
            type.fields().stream()
                    .filter(field -> field.type() == Field.Type.REFERENCE
                            && !field.name().equals("MasterRecordId"))
                    .filter(field -> record.path(field.name()).asText().equals(Ids.whole(loser)))
                    .forEach(field -> {
                        record.put(field.name(), Ids.whole(master));
                        record.put("SystemModstamp", Times.write(clock.instant()));
                    });
        }
    }

    /** @return a copy, also of what is in the recycle bin */
    public synchronized Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(records.get(Ids.whole(id))).map(ObjectNode::deepCopy);
    }

    /** @return copies of all records of an object, the recycle bin's too, in the order in which they came */
    public synchronized List<ObjectNode> all(String type) {
        return of(type).map(ObjectNode::deepCopy).toList();
    }

    /** @return copies of those that have this value, and aren't in the recycle bin */
    public synchronized List<ObjectNode> find(String type, String field, String value) {
        return candidates(type, field, value)
                .filter(record -> record.path(field).asText().equalsIgnoreCase(value)
                        && !record.path("IsDeleted").asBoolean())
                .map(ObjectNode::deepCopy)
                .toList();
    }

    /** @return copies of those for which the condition holds */
    synchronized List<ObjectNode> matching(ObjectType type, Predicate<ObjectNode> condition) {
        return of(type.name()).filter(condition).map(ObjectNode::deepCopy).toList();
    }

    private Stream<ObjectNode> candidates(String type, String field, String value) {
        return type(type).field(field).filter(Field::externalId).isPresent()
                ? byExternalId.getOrDefault(key(type, field, value), Set.of()).stream()
                        .map(this::require)
                : of(type);
    }

    private static String key(String type, String field, String value) {
        return String.join("|", type, field, value).toLowerCase(Locale.ROOT);
    }

    private void index(ObjectType type, ObjectNode record) {
        for (Field field : type.fields()) {
            if (field.externalId()) {
                String value = record.path(field.name()).asText();
                byExternalId
                        .computeIfAbsent(key(type.name(), field.name(), value), any -> new LinkedHashSet<>())
                        .add(record.path("Id").asText());
            }
        }
    }

    private Stream<ObjectNode> of(String type) {
        String prefix = type(type).prefix();
        return records.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue);
    }

    synchronized ObjectType type(String name) {
        return types.values().stream()
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "NOT_FOUND", "The requested resource does not exist"));
    }

    synchronized ObjectType typeOf(String id) {
        return types.values().stream()
                .filter(type -> id.startsWith(type.prefix()))
                .findFirst()
                .orElseThrow(() -> Problem.ofRecord("MALFORMED_ID", "malformed id " + id));
    }

    /** Whether somebody has it open; counts the attempt. */
    synchronized boolean isLocked(String externalId) {
        return locks.merge(externalId, -1, Integer::sum) >= 0;
    }

    /** @return the id */
    synchronized String save(ObjectType type, @Nullable ObjectNode existing, ObjectNode values, String user) {
        ObjectNode record = existing == null ? Derived.defaults(type, user) : existing.deepCopy();
        record.setAll(values);
        Rules.checkValues(this, type, record);
        if (validation != null && validation.test(record)) {
            throw Problem.ofRecord("FIELD_CUSTOM_VALIDATION_EXCEPTION", "A validation rule refuses it");
        }
        if (existing != null && !existing.path("StageName").equals(record.path("StageName"))) {
            record.put("LastStageChangeDate", Times.write(clock.instant()));
        }
        Derived.complete(this, type, record, Times.write(clock.instant()));
        if (existing == null) {
            return put(type, record, user);
        }
        existing.setAll(record);
        index(type, existing);
        stamp(existing, user);
        return existing.path("Id").asText();
    }

    synchronized ObjectNode require(String id) {
        ObjectNode record = records.get(Ids.whole(id));
        if (record == null) {
            throw new IllegalArgumentException("no record " + id);
        }
        return record;
    }

    private String put(ObjectType type, ObjectNode record, String user) {
        String id = Ids.of(type.prefix(), ++serial);
        record.put("Id", id).put("IsDeleted", false);
        record.put("CreatedDate", Times.write(clock.instant())).put("CreatedById", user);
        stamp(record, user);
        records.put(id, record);
        index(type, record);
        return id;
    }

    private void stamp(ObjectNode record, String user) {
        String now = Times.write(clock.instant());
        record.put("LastModifiedDate", now).put("LastModifiedById", user).put("SystemModstamp", now);
    }
}
