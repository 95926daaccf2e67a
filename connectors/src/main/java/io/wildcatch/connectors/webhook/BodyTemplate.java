package io.wildcatch.connectors.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is sent for one opportunity. */
sealed interface BodyTemplate {

    /** Instead of a template: the body that Standard Webhooks proposes. */
    String STANDARD = "";

    JsonNode render(Delivery delivery);

    /** @throws IllegalArgumentException when it is no JSON, or a text in it is no template */
    static BodyTemplate parse(String text) {
        if (text.isBlank()) {
            return new Standard();
        }
        try {
            return of(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static BodyTemplate of(JsonNode node) {
        if (node.isObject()) {
            Map<String, BodyTemplate> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return new Fields(fields);
        }
        if (node.isArray()) {
            List<BodyTemplate> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item)));
            return new Items(items);
        }
        return node.isTextual() ? new Text(Template.parse(node.asText())) : new Constant(node);
    }

    /** Type, time, and the whole opportunity. */
    record Standard() implements BodyTemplate {
        @Override
        public JsonNode render(Delivery delivery) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("id", delivery.eventId());
            body.put("type", "opportunity." + delivery.kind().name().toLowerCase(Locale.ROOT));
            body.set("timestamp", delivery.opportunity().path("at"));
            body.set("data", delivery.opportunity());
            return body;
        }
    }

    /** An object. */
    record Fields(Map<String, BodyTemplate> fields) implements BodyTemplate {
        @Override
        public JsonNode render(Delivery delivery) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            fields.forEach((name, value) -> object.set(name, value.render(delivery)));
            return object;
        }
    }

    /** A list. */
    record Items(List<BodyTemplate> items) implements BodyTemplate {
        @Override
        public JsonNode render(Delivery delivery) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.render(delivery)));
            return array;
        }
    }

    /** A text with places for values. */
    record Text(Template template) implements BodyTemplate {
        @Override
        public JsonNode render(Delivery delivery) {
            JsonNode value = template.apply(delivery.opportunity());
            return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
        }
    }

    /** What is no text stays as it is. */
    record Constant(JsonNode value) implements BodyTemplate {
        @Override
        public JsonNode render(Delivery delivery) {
            return value;
        }
    }
}
