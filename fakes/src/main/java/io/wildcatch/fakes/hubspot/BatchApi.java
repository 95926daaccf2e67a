package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.hubspot.Inputs.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code /crm/v3/objects/{type}/batch/…}. A property that doesn't exist makes a whole batch invalid; a value that isn't
 * valid only its own input, if all inputs bear an {@code objectWriteTraceId}.
 */
final class BatchApi {

    private static final int MOST = 100;
    private static final int MOST_WITH_HISTORY = 50;

    private final Portal portal;

    BatchApi(Portal portal) {
        this.portal = portal;
    }

    /** @param cutAfter how many inputs are dealt with before the connection breaks; empty for all */
    FakeResponse upsert(ObjectType type, JsonNode body, OptionalInt cutAfter) {
        return write(type, body, cutAfter, true);
    }

    /** As {@link #upsert}, but makes no record. */
    FakeResponse update(ObjectType type, JsonNode body, OptionalInt cutAfter) {
        return write(type, body, cutAfter, false);
    }

    private FakeResponse write(ObjectType type, JsonNode body, OptionalInt cutAfter, boolean creates) {
        List<Input> inputs = Inputs.of(body, MOST);
        inputs.forEach(input -> check(type, input, creates));
        boolean each = inputs.stream().allMatch(input -> input.trace() != null) && !portal.isAllOrNothing();
        if (!each) {
            inputs.forEach(input -> objections(type, input).ifPresent(message -> {
                throw ApiException.invalid(message);
            }));
        }
        BatchReply reply = new BatchReply();
        inputs.stream().limit(cutAfter.orElse(MOST)).forEach(input -> write(type, input, creates, reply));
        return cutAfter.isPresent() ? FakeResponse.reset() : reply.response(portal.now());
    }

    private static void check(ObjectType type, Input input, boolean creates) {
        if (input.idProperty() != null) {
            type.unique(input.idProperty());
        } else if (creates) {
            throw ApiException.invalid("Some required fields were not set: [idProperty]");
        }
        ArrayNode unknown = JsonNodeFactory.instance.arrayNode();
        for (String name : input.properties().keySet()) {
            if (type.property(name).isEmpty()) {
                unknown.add(Property.error(name, "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist"));
            }
        }
        if (!unknown.isEmpty()) {
            throw ApiException.invalid("Property values were not valid: " + unknown);
        }
    }

    private static Optional<String> objections(ObjectType type, Input input) {
        ArrayNode wrong = JsonNodeFactory.instance.arrayNode();
        input.properties()
                .forEach((name, value) -> type.property(name)
                        .flatMap(property -> property.objection(value))
                        .ifPresent(wrong::add));
        return wrong.isEmpty() ? Optional.empty() : Optional.of("Property values were not valid: " + wrong);
    }

    private void write(ObjectType type, Input input, boolean creates, BatchReply reply) {
        Optional<String> objections = objections(type, input);
        if (objections.isPresent()) {
            reply.error("VALIDATION_ERROR", objections.get(), input);
            return;
        }
        Optional<Item> known = find(type, input);
        if (known.isPresent()) {
            portal.update(type, known.get(), input.properties(), Author.APP);
            reply.result(known.get().json(input.properties().keySet()).put("new", false), input);
        } else if (creates) {
            Item created = portal.create(type, withId(input), Author.APP);
            reply.result(created.json(input.properties().keySet()).put("new", true), input);
        } else {
            reply.missing(type.name(), List.of(input));
        }
    }

    private static Map<String, String> withId(Input input) {
        Map<String, String> all = new LinkedHashMap<>(input.properties());
        all.put(Objects.requireNonNull(input.idProperty()), input.id());
        return all;
    }

    private static Optional<Item> find(ObjectType type, Input input) {
        return input.idProperty() == null
                ? type.find(input.id())
                : type.find(type.unique(input.idProperty()).name(), input.id());
    }

    /** @param archived whether archived records are looked for, which are found by their own id only */
    FakeResponse read(ObjectType type, JsonNode body, boolean archived) {
        List<String> withHistory = Inputs.names(body.path("propertiesWithHistory"));
        List<Input> inputs = Inputs.of(body, withHistory.isEmpty() ? MOST : MOST_WITH_HISTORY);
        String idProperty = Inputs.text(body, "idProperty");
        BatchReply reply = new BatchReply();
        List<Input> missing = new ArrayList<>();
        for (Input input : inputs) {
            Optional<Item> found = archived
                    ? type.items()
                            .filter(item -> item.isArchived() && input.id().equals(Long.toString(item.id())))
                            .findFirst()
                    : find(type, new Input(input.id(), idProperty, null, Map.of()));
            Optional<ObjectNode> json =
                    found.map(item -> item.json(Inputs.names(body.path("properties")), withHistory));
            json.ifPresentOrElse(item -> reply.result(item, input), () -> missing.add(input));
        }
        reply.missing(type.name(), missing);
        return reply.response(portal.now());
    }
}
