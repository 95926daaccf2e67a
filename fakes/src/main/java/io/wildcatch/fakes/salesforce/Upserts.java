package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code PATCH …/composite/sobjects/{object}/{external id field}}: up to 200 records, each with its own result. */
final class Upserts {

    private static final int MOST = 200;

    private final Org org;
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger updated = new AtomicInteger();

    Upserts(Org org) {
        this.org = org;
    }

    ArrayNode upsert(String object, String fieldName, JsonNode body, String user) {
        ObjectType type = org.type(object);
        Field field = type.field(fieldName)
                .filter(Field::externalId)
                .orElseThrow(() -> new Problem(
                        400,
                        "INVALID_FIELD",
                        "Field name provided, " + fieldName + " is not an External ID or indexed field for " + object));
        JsonNode records = check(type, body);
        Set<String> twice = twice(field, records);
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        records.forEach(record -> results.add(one(type, field, (ObjectNode) record, twice, user)));
        return results;
    }

    private static JsonNode check(ObjectType type, JsonNode body) {
        JsonNode records = body.path("records");
        if (!records.isArray() || records.isEmpty()) {
            throw new Problem(400, "MISSING_ARGUMENT", "The records list is missing or empty");
        }
        if (records.size() > MOST) {
            throw new Problem(
                    400,
                    "EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than 200 records into this call");
        }
        for (JsonNode record : records) {
            if (!record.path("attributes").path("type").asText().equals(type.name())) {
                throw new Problem(400, "INVALID_TYPE", "attributes.type must be " + type.name());
            }
            Rules.checkShape(type, (ObjectNode) record);
        }
        return records;
    }

    private static Set<String> twice(Field field, JsonNode records) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (JsonNode record : records) {
            String value = record.path(field.name()).asText().toLowerCase(Locale.ROOT);
            if (!once.add(value)) {
                twice.add(value);
            }
        }
        return twice;
    }

    private ObjectNode one(ObjectType type, Field field, ObjectNode record, Set<String> twice, String user) {
        try {
            String value = record.path(field.name()).asText("");
            if (value.isEmpty()) {
                throw Problem.ofRecord("MISSING_ARGUMENT", "External id not specified", field.name());
            }
            if (twice.contains(value.toLowerCase(Locale.ROOT))) {
                throw Problem.ofRecord("DUPLICATE_VALUE", "Duplicate external id specified: " + value, field.name());
            }
            if (org.isLocked(value)) {
                throw Problem.ofRecord("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
            }
            return write(type, field, value, values(type, record), user);
        } catch (Problem e) {
            return e.result();
        }
    }

    private ObjectNode write(ObjectType type, Field field, String value, ObjectNode values, String user) {
        synchronized (org) {
            List<ObjectNode> known = org.find(type.name(), field.name(), value);
            if (known.size() > 1) {
                throw Problem.ofRecord(
                        "DUPLICATE_EXTERNAL_ID",
                        field.name() + ": more than one record found for external id field",
                        field.name());
            }
            boolean isNew = known.isEmpty();
            String id = org.save(
                    type, isNew ? null : org.require(known.get(0).path("Id").asText()), values, user);
            (isNew ? created : updated).incrementAndGet();
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("id", id).put("success", true).putArray("errors");
            return result.put("created", isNew);
        }
    }

    /** Its values, targets named by an external id of theirs looked up. */
    private ObjectNode values(ObjectType type, ObjectNode record) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : record.properties()) {
            if (entry.getKey().equals("Id")) {
                throw Problem.ofRecord("INVALID_FIELD", "cannot specify Id in an upsert by external id", "Id");
            }
            if (entry.getKey().equals("attributes")) {
                continue;
            }
            if (entry.getValue().isObject()) {
                Field reference = type.reference(entry.getKey()).orElseThrow();
                values.put(reference.name(), target(reference, (ObjectNode) entry.getValue()));
            } else {
                values.set(type.field(entry.getKey()).orElseThrow().name(), entry.getValue());
            }
        }
        Rules.checkWritable(type, values);
        return values;
    }

    private String target(Field reference, ObjectNode by) {
        Map.Entry<String, JsonNode> key = by.properties().stream()
                .filter(entry -> !entry.getKey().equals("attributes"))
                .findFirst()
                .orElseThrow(() -> Problem.ofRecord("INVALID_FIELD", "no external id in " + reference.name()));
        String object = reference.targets().get(0);
        return org.find(object, key.getKey(), key.getValue().asText()).stream()
                .map(record -> record.path("Id").asText())
                .findFirst()
                .orElseThrow(() -> Problem.ofRecord(
                        "INVALID_FIELD",
                        "Foreign key external ID: " + key.getValue().asText() + " not found for field " + key.getKey()
                                + " in entity " + object));
    }
}
