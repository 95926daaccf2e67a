package io.wildcatch.streams.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.wildcatch.streams.domain.policy.ByEvidence;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a YAML file. What the file says goes over the defaults, field by field; what it doesn't know is an error,
 * so that a misspelt rule isn't silently ignored.
 */
public final class PolicyFile {

    private static final String OFF = "off";

    private static final String KINDS = "scoring.kinds";
    private static final String CURRENCIES = "currencies";
    /** A field that is written twice would silently lose what it said first. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new JavaTimeModule())
            .addMixIn(Condition.class, AsWritten.class)
            .addMixIn(ByEvidence.class, AsNamed.class)
            .addMixIn(PolicyRule.class, AsWord.class)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** Of a condition, what was compiled isn't written. */
    @JsonIgnoreProperties({"reads", "test"})
    private interface AsWritten {}

    /** In any case, or as true or false. */
    private abstract static class AsNamed {
        @JsonCreator
        static ByEvidence of(String written) {
            return ByEvidence.of(written);
        }
    }

    /** By its word. */
    private abstract static class AsWord {
        @JsonCreator
        static PolicyRule of(String written) {
            return PolicyRule.of(written);
        }

        @JsonValue
        abstract String word();
    }

    /** What a policy is for. */
    private enum Use {
        /** It decides about people. */
        PEOPLE,
        /** It decides about what has happened already. */
        REPLAY
    }

    private PolicyFile() {}

    /**
     * A policy for people: none that has rules turned off.
     *
     * @throws IllegalArgumentException with the file, the line or field, and what was expected
     */
    public static Policy read(Path file) {
        return read(file, Use.PEOPLE);
    }

    /**
     * The same for a replay, in which nobody is contacted: rules may be off.
     *
     * @throws IllegalArgumentException with the file, the line or field, and what was expected
     */
    public static Policy forReplay(Path file) {
        return read(file, Use.REPLAY);
    }

    private static Policy read(Path file, Use use) {
        try {
            return parse(file, Files.readString(file), use);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": expected a policy file, but there is none", e);
        } catch (JsonProcessingException e) {
            throw noYaml(file.toString(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * A policy for people, of a text.
     *
     * @param name of where it is from, for messages
     * @throws IllegalArgumentException as for a file
     */
    public static Policy read(String name, String text) {
        try {
            return parse(Path.of(name), text, Use.PEOPLE);
        } catch (JsonProcessingException e) {
            throw noYaml(name, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + ": can't be read: " + e.getMessage(), e);
        }
    }

    /** What comes after the first line quotes the text. */
    private static IllegalArgumentException noYaml(String name, JsonProcessingException e) {
        String problem =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no YAML");
        return new IllegalArgumentException(name + place(e.getLocation()) + ": " + problem, e);
    }

    private static Policy parse(Path file, String text, Use use) throws IOException {
        JsonNode written = YAML.readTree(text);
        PolicyLines lines = PolicyLines.of(YAML, text);
        ObjectNode whole = YAML.valueToTree(Policy.defaults());
        if (written != null && !written.isMissingNode() && !written.isNull()) {
            merge(file, lines, "", whole, written);
        }
        JsonNode conditions = whole.remove("conditions");
        whole.putArray("conditions");
        try {
            Policy policy = YAML.treeToValue(whole, Policy.class);
            if (use == Use.PEOPLE && !policy.off().isEmpty()) {
                throw new IllegalArgumentException(
                        file + lines.place(OFF) + ": " + OFF + ": rules can be turned off in a replay alone");
            }
            return policy.with(PolicyConditions.read(file, lines, conditions));
        } catch (ValueInstantiationException e) {
            // A rule's own check: it begins with the name of the field.
            String problem = e.getCause() instanceof NullPointerException
                    ? field(e) + " lacks a value"
                    : String.valueOf(
                            e.getCause() == null
                                    ? e.getOriginalMessage()
                                    : e.getCause().getMessage());
            throw new IllegalArgumentException(file + lines.place(problem.split(" ", 2)[0]) + ": " + problem, e);
        } catch (MismatchedInputException e) {
            String field = field(e);
            throw new IllegalArgumentException(
                    file + lines.place(field) + ": " + field + ": expected " + expected(e.getTargetType()), e);
        }
    }

    private static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == Duration.class) {
            return "a duration such as PT6H or P45D";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type != null && Set.class.isAssignableFrom(type)) {
            return "a list of rules";
        }
        return type == boolean.class ? "true or false" : type == null ? "another type" : type.getSimpleName();
    }

    /** The policy as a file would say it. */
    public static String write(Policy policy) {
        try {
            return YAML.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy that can't be written", e);
        }
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
    }

    private static void merge(Path file, PolicyLines lines, String path, ObjectNode base, JsonNode over) {
        if (!over.isObject()) {
            throw new IllegalArgumentException(file + lines.place(path) + ": " + (path.isEmpty() ? "" : path + ": ")
                    + "expected fields with values");
        }
        for (Map.Entry<String, JsonNode> field : over.properties()) {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            JsonNode known = base.get(field.getKey());
            if (known == null && !path.equals(KINDS) && !path.equals(CURRENCIES)) {
                throw new IllegalArgumentException(file + lines.place(name) + ": " + name + ": there is no such rule");
            }
            if (known == null && path.equals(KINDS)) {
                base.set(field.getKey(), newKind(file, lines, name, field.getValue()));
            } else if (known instanceof ObjectNode nested) {
                merge(file, lines, name, nested, field.getValue());
            } else if (known != null
                    && isNeeded(name, known)
                    && field.getValue().isNull()) {
                throw new IllegalArgumentException(
                        file + lines.place(name) + ": " + name + ": expected a value, but there is none");
            } else {
                base.set(field.getKey(), field.getValue());
            }
        }
    }

    /** What is new has no defaults to fall back on. */
    private static ObjectNode newKind(Path file, PolicyLines lines, String name, JsonNode written) {
        ObjectNode kind = YAML.createObjectNode().putNull("weight").putNull("halfLife");
        merge(file, lines, name, kind, written);
        for (Map.Entry<String, JsonNode> field : kind.properties()) {
            if (field.getValue().isNull()) {
                throw new IllegalArgumentException(
                        file + lines.place(name) + ": " + name + ": needs " + field.getKey());
            }
        }
        return kind;
    }

    private static boolean isNeeded(String name, JsonNode known) {
        return known.isTextual() || name.equals(OFF);
    }
}
