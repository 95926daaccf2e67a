package io.wildcatch.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that found its route.
 *
 * @param arguments what stands in the route's places, decoded, in order
 * @param query decoded
 * @param body as it came
 */
record Call(List<String> arguments, Map<String, String> query, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String argument(int index) {
        return arguments.get(index);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(query.getOrDefault(name, "false"));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** @throws RegistryError when the parameter is there and is no number: 404, as of a page that there isn't */
    Optional<Integer> number(String name) {
        return parameter(name).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw new RegistryError(404, 404, "HTTP 404 Not Found", e);
            }
        });
    }

    /** @throws RegistryError when the body isn't a JSON object */
    JsonNode json() {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
            throw new RegistryError(422, 422, "the body must be a JSON object");
        } catch (JsonProcessingException e) {
            throw new RegistryError(400, 400, "the body is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
