package io.wildcatch.streams.app;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.wildcatch.streams.domain.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A policy as a YAML file. What the file says goes over the defaults, field by field; what it doesn't know is an error,
 * so that a misspelt rule isn't silently ignored.
 */
public final class PolicyFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private PolicyFile() {}

    /** @throws IllegalArgumentException with the file, the line or field, and what was expected */
    public static Policy read(Path file) {
        try {
            JsonNode written = YAML.readTree(Files.readString(file));
            ObjectNode whole = YAML.valueToTree(Policy.defaults());
            if (written != null && !written.isMissingNode() && !written.isNull()) {
                merge(file, "", whole, written);
            }
            return YAML.treeToValue(whole, Policy.class);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": expected a policy file, but there is none", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": can't be read: " + e.getMessage(), e);
        }
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

    private static void merge(Path file, String path, ObjectNode base, JsonNode over) {
        if (!over.isObject()) {
            throw new IllegalArgumentException(
                    file + ": " + (path.isEmpty() ? "" : path + ": ") + "expected fields with values");
        }
        for (Map.Entry<String, JsonNode> field : over.properties()) {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            JsonNode known = base.get(field.getKey());
            if (known == null && !path.equals("scoring.kinds")) {
                throw new IllegalArgumentException(file + ": " + name + ": there is no such rule");
            }
            if (known instanceof ObjectNode nested) {
                merge(file, name, nested, field.getValue());
            } else {
                base.set(field.getKey(), field.getValue());
            }
        }
    }
}
