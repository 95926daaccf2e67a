package io.wildcatch.connectors.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.connectors.crm.Delivery;
import java.util.List;

/**
 * The body of a request.
 *
 * @param template for one opportunity
 * @param list whether requests hold lists, also those with one opportunity only
 */
record WebhookBody(BodyTemplate template, boolean list) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    byte[] render(List<Delivery> batch) {
        try {
            return MAPPER.writeValueAsBytes(list ? all(batch) : template.render(batch.get(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private JsonNode all(List<Delivery> batch) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(batch.size());
        batch.forEach(delivery -> array.add(template.render(delivery)));
        return array;
    }
}
