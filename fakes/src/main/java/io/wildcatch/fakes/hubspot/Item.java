package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One record of the CRM, with the history of its properties. Guarded by the portal's lock. */
final class Item {

    static final String MODIFIED = "hs_lastmodifieddate";
    static final String ID = "hs_object_id";
    static final String MERGED = "hs_merged_object_ids";
    private static final List<String> ALWAYS = List.of("hs_createdate", MODIFIED, ID);

    /** A value that a property had. */
    record Change(String value, Instant at, Author by) {}

    private final long id;
    private final Instant createdAt;
    private final Map<String, Deque<Change>> history = new HashMap<>();
    private Instant updatedAt;
    private @Nullable Instant archivedAt;

    Item(long id, Instant at, Author by) {
        this.id = id;
        this.createdAt = at;
        this.updatedAt = at;
        put(ID, Long.toString(id), at, by);
        put("hs_createdate", at.toString(), at, by);
    }

    long id() {
        return id;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    boolean isArchived() {
        return archivedAt != null;
    }

    void archive(Instant at) {
        archivedAt = at;
        updatedAt = at;
    }

    /** Sets properties; the time of the last change moves on, whether values differ or not. */
    void set(Map<String, String> values, Instant at, Author by) {
        values.forEach((name, value) -> {
            if (!value.equals(value(name))) {
                put(name, value, at, by);
            }
        });
        updatedAt = at;
        put(MODIFIED, at.toString(), at, by);
    }

    private void put(String name, String value, Instant at, Author by) {
        history.computeIfAbsent(name, any -> new ArrayDeque<>()).addFirst(new Change(value, at, by));
    }

    /** The value; null when there is none. */
    @Nullable
    String value(String name) {
        Deque<Change> changes = history.get(name);
        return changes == null || changes.element().value().isEmpty()
                ? null
                : changes.element().value();
    }

    /** All properties that have a value. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        history.keySet().forEach(name -> {
            String value = value(name);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    ObjectNode json(Collection<String> properties) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", Long.toString(id));
        ObjectNode values = json.putObject("properties");
        ALWAYS.forEach(name -> values.put(name, value(name)));
        properties.forEach(name -> values.put(name, value(name)));
        json.put("createdAt", createdAt.toString()).put("updatedAt", updatedAt.toString());
        json.put("archived", isArchived());
        if (archivedAt != null) {
            json.put("archivedAt", archivedAt.toString());
        }
        return json;
    }

    ObjectNode json(Collection<String> properties, Collection<String> withHistory) {
        ObjectNode json = json(properties);
        if (!withHistory.isEmpty()) {
            ObjectNode all = json.putObject("propertiesWithHistory");
            withHistory.forEach(name -> changes(all.putArray(name), name));
        }
        return json;
    }

    private void changes(ArrayNode array, String name) {
        for (Change change : history.getOrDefault(name, new ArrayDeque<>())) {
            ObjectNode json = array.addObject();
            json.put("value", change.value()).put("timestamp", change.at().toString());
            json.put("sourceType", change.by().sourceType())
                    .put("sourceId", change.by().sourceId());
            if (change.by().userId() != null) {
                json.put("updatedByUserId", change.by().userId());
            }
        }
    }
}
