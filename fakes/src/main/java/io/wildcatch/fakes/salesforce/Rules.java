package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an org asks of a record's values. */
final class Rules {

    private Rules() {}

    /** What is no record of this object at all refuses the whole request. */
    static void checkShape(ObjectType type, ObjectNode record) {
        for (Map.Entry<String, JsonNode> entry : record.properties()) {
            if (entry.getKey().equals("attributes") || isRelationship(type, entry)) {
                continue;
            }
            Field field = type.field(entry.getKey())
                    .orElseThrow(() -> new Problem(
                            400,
                            "INVALID_FIELD",
                            "No such column '" + entry.getKey() + "' on sobject of type " + type.name()));
            if (!fits(field, entry.getValue())) {
                throw new Problem(
                        400,
                        "JSON_PARSER_ERROR",
                        "Cannot deserialize instance of " + field.type().name().toLowerCase(Locale.ROOT)
                                + " from VALUE_" + entry.getValue().getNodeType() + " value "
                                + entry.getValue().asText()
                                + " or request may be missing a required field");
            }
        }
    }

    private static boolean isRelationship(ObjectType type, Map.Entry<String, JsonNode> entry) {
        return entry.getValue().isObject() && type.reference(entry.getKey()).isPresent();
    }

    private static boolean fits(Field field, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        return switch (field.type()) {
            case BOOLEAN -> value.isBoolean();
            case DOUBLE -> value.isNumber();
            case DATE -> value.isTextual() && isDate(value.asText());
            case DATETIME -> value.isTextual() && Times.read(value.asText()).isPresent();
            default -> value.isTextual();
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What users may not write. */
    static void checkWritable(ObjectType type, ObjectNode values) {
        List<String> locked = new ArrayList<>();
        values.fieldNames()
                .forEachRemaining(name ->
                        type.field(name).filter(field -> !field.writable()).ifPresent(f -> locked.add(name)));
        if (!locked.isEmpty()) {
            throw Problem.ofRecord(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", locked)
                            + ". Please check the security settings of this field and verify that it is read/write for"
                            + " your profile or permission set.",
                    locked.toArray(String[]::new));
        }
    }

    /** Each value by itself, in a record as it would be. */
    static void checkValues(Org org, ObjectType type, ObjectNode record) {
        List<String> missing = type.fields().stream()
                .filter(field -> field.required() && isEmpty(record.path(field.name())))
                .map(Field::name)
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.ofRecord(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: " + missing,
                    missing.toArray(String[]::new));
        }
        for (Field field : type.fields()) {
            JsonNode value = record.path(field.name());
            if (value.isTextual()) {
                checkText(org, field, value.asText());
            }
        }
    }

    private static void checkText(Org org, Field field, String text) {
        if (field.type() == Field.Type.REFERENCE && field.writable()) {
            checkTarget(org, field, text);
        } else if (field.length() > 0 && text.length() > field.length()) {
            throw Problem.ofRecord(
                    "STRING_TOO_LONG",
                    field.name() + ": data value too large: " + text + " (max length=" + field.length() + ")",
                    field.name());
        } else if (!field.values().isEmpty() && !field.values().contains(text)) {
            throw Problem.ofRecord(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    field.name() + ": bad value for restricted picklist field: " + text,
                    field.name());
        }
    }

    private static void checkTarget(Org org, Field field, String id) {
        if (!Ids.isId(id)) {
            throw Problem.ofRecord("MALFORMED_ID", field.name() + ": id value of incorrect type: " + id, field.name());
        }
        ObjectNode target = org.get(id)
                .orElseThrow(() ->
                        Problem.ofRecord("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name()));
        if (target.path("IsDeleted").asBoolean()) {
            throw Problem.ofRecord("ENTITY_IS_DELETED", "entity is deleted", field.name());
        }
        if (!field.targets().contains(org.typeOf(id).name())) {
            throw Problem.ofRecord(
                    "FIELD_INTEGRITY_EXCEPTION", field.name() + ": id value of incorrect type: " + id, field.name());
        }
    }

    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank());
    }
}
