package io.wildcatch.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Log entries in the JSON that Confluent's registry keeps in its topic, so that either can take over from the other. */
final class LogCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogCodec() {}

    static String key(LogEntry entry) {
        if (entry instanceof LogEntry.Registered registered) {
            return schemaKey(
                    registered.registration().subject(),
                    registered.registration().version());
        } else if (entry instanceof LogEntry.Forgotten forgotten) {
            return schemaKey(forgotten.subject(), forgotten.version());
        } else if (entry instanceof LogEntry.SubjectDeleted deleted) {
            return key("DELETE_SUBJECT", Optional.of(deleted.subject())).toString();
        } else if (entry instanceof LogEntry.LevelSet set) {
            return key("CONFIG", set.subject()).toString();
        } else if (entry instanceof LogEntry.ModeSet set) {
            return key("MODE", set.subject()).toString();
        }
        throw new IllegalArgumentException("nothing to write for " + entry);
    }

    /** The value of the record; null is a tombstone. */
    static @Nullable String value(LogEntry entry) {
        if (entry instanceof LogEntry.Registered registered) {
            return registration(registered.registration()).toString();
        } else if (entry instanceof LogEntry.SubjectDeleted deleted) {
            return JSON.createObjectNode()
                    .put("subject", deleted.subject())
                    .put("version", deleted.version())
                    .toString();
        } else if (entry instanceof LogEntry.LevelSet set) {
            return set.level()
                    .map(level -> JSON.createObjectNode()
                            .put("compatibilityLevel", level.name())
                            .toString())
                    .orElse(null);
        } else if (entry instanceof LogEntry.ModeSet set) {
            return set.mode()
                    .map(mode ->
                            JSON.createObjectNode().put("mode", mode.name()).toString())
                    .orElse(null);
        }
        return null;
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException when it isn't of the registry's form
     */
    static LogEntry decode(String key, @Nullable String value) {
        JsonNode keyTree = tree(key);
        JsonNode valueTree = value == null ? NullNode.getInstance() : tree(value);
        return switch (keyTree.path("keytype").asText()) {
            case "SCHEMA" -> schema(keyTree, valueTree);
            case "DELETE_SUBJECT" ->
                valueTree.isNull()
                        ? new LogEntry.Ignored()
                        : new LogEntry.SubjectDeleted(
                                keyTree.path("subject").asText(),
                                valueTree.path("version").asInt());
            case "CONFIG" ->
                new LogEntry.LevelSet(
                        subject(keyTree),
                        Level.parse(valueTree.path("compatibilityLevel").asText()));
            case "MODE" ->
                new LogEntry.ModeSet(
                        subject(keyTree), Mode.parse(valueTree.path("mode").asText()));
            default -> new LogEntry.Ignored();
        };
    }

    static List<SchemaReference> references(JsonNode tree) {
        List<SchemaReference> references = new ArrayList<>();
        for (JsonNode reference : tree) {
            references.add(new SchemaReference(
                    reference.path("name").asText(),
                    reference.path("subject").asText(),
                    reference.path("version").asInt()));
        }
        return references;
    }

    static ArrayNode references(List<SchemaReference> references) {
        ArrayNode tree = JSON.createArrayNode();
        for (SchemaReference reference : references) {
            tree.addObject()
                    .put("name", reference.name())
                    .put("subject", reference.subject())
                    .put("version", reference.version());
        }
        return tree;
    }

    private static LogEntry schema(JsonNode key, JsonNode value) {
        String subject = key.path("subject").asText();
        int version = key.path("version").asInt();
        if (value.isNull()) {
            return new LogEntry.Forgotten(subject, version);
        }
        SchemaBody body = new SchemaBody(value.path("schema").asText(), references(value.path("references")));
        return new LogEntry.Registered(new Registration(
                subject,
                version,
                value.path("id").asInt(),
                body,
                value.path("deleted").asBoolean()));
    }

    private static ObjectNode registration(Registration registration) {
        ObjectNode tree = JSON.createObjectNode()
                .put("subject", registration.subject())
                .put("version", registration.version())
                .put("id", registration.id());
        if (!registration.body().references().isEmpty()) {
            tree.set("references", references(registration.body().references()));
        }
        return tree.put("schema", registration.body().text()).put("deleted", registration.deleted());
    }

    private static String schemaKey(String subject, int version) {
        return JSON.createObjectNode()
                .put("keytype", "SCHEMA")
                .put("subject", subject)
                .put("version", version)
                .put("magic", 1)
                .toString();
    }

    private static ObjectNode key(String type, Optional<String> subject) {
        return JSON.createObjectNode()
                .put("keytype", type)
                .put("subject", subject.orElse(null))
                .put("magic", 0);
    }

    private static Optional<String> subject(JsonNode key) {
        return Optional.ofNullable(key.path("subject").textValue());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
