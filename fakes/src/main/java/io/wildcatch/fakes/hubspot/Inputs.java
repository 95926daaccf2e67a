package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.fakes.FakeRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What bodies of requests hold, checked as HubSpot does. */
final class Inputs {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One input of a batch; {@code idProperty} and {@code trace} are null when it has none. */
    record Input(
            String id,
            @Nullable String idProperty,
            @Nullable String trace,
            Map<String, String> properties) {}

    private Inputs() {}

    static JsonNode body(FakeRequest request) {
        try {
            JsonNode body = MAPPER.readTree(request.body());
            if (body == null || !body.isObject()) {
                throw ApiException.invalid("Invalid input JSON on line 1, column 1: expected an object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw ApiException.invalid(
                    "Invalid input JSON on line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }

    /** The inputs of a batch; none, too many, or two for the same record make it invalid. */
    static List<Input> of(JsonNode body, int most) {
        JsonNode inputs = body.path("inputs");
        if (!inputs.isArray() || inputs.isEmpty()) {
            throw ApiException.invalid("Some required fields were not set: [inputs]");
        }
        if (inputs.size() > most) {
            throw ApiException.invalid(
                    "The maximum number of inputs supported in a batch request for property histories and objects is "
                            + most + ", received " + inputs.size());
        }
        List<Input> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode input : inputs) {
            Input read = input(input);
            if (!ids.add(read.id())) {
                throw ApiException.invalid(
                        "Duplicate IDs found in batch input: [" + read.id() + "]. IDs must be unique");
            }
            all.add(read);
        }
        return all;
    }

    private static Input input(JsonNode input) {
        String id = input.path("id").asText();
        if (id.isEmpty()) {
            throw ApiException.invalid("Some required fields were not set: [id]");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        input.path("properties").properties().forEach(property -> {
            if (property.getValue().isContainerNode()) {
                throw ApiException.invalid("Invalid input JSON: expected a string for " + property.getKey());
            }
            properties.put(property.getKey(), property.getValue().asText(""));
        });
        return new Input(id, text(input, "idProperty"), text(input, "objectWriteTraceId"), properties);
    }

    static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    static @Nullable String text(JsonNode json, String field) {
        String text = json.path(field).asText("");
        return text.isEmpty() ? null : text;
    }
}
