package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Unwraps CloudEvents 1.0: {@code data} is the signal, and the envelope's {@code id}, {@code source} and {@code time}
 * stand in where the signal leaves them out.
 */
final class CloudEvent {

    private static final ObjectReader JSON = new JsonMapper().reader();

    private CloudEvent() {}

    /** A signal never has this field, so that events are recognised whatever their media type. */
    static boolean isEvent(JsonNode json) {
        return json.has("specversion");
    }

    static ObjectNode unwrap(JsonNode event) throws NoSignalException {
        return signal(event, data(event));
    }

    /** Binary mode: the attributes come as headers, percent-encoded where they aren't plain. */
    static ObjectNode unwrap(Headers headers, JsonNode data) throws NoSignalException {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"specversion", "id", "source", "time"}) {
            String value = headers.getFirst("ce-" + name);
            if (value != null) {
                envelope.put(name, PercentEncoding.decode(value));
            }
        }
        return signal(envelope, data);
    }

    private static ObjectNode signal(JsonNode envelope, JsonNode data) throws NoSignalException {
        if (!envelope.path("specversion").asText().equals("1.0")) {
            throw new NoSignalException("specversion: expected 1.0", null);
        }
        if (!(data instanceof ObjectNode signal)) {
            throw new NoSignalException("data: expected a signal as a JSON object", null);
        }
        fill(signal, "id", envelope.get("id"));
        fill(signal, "source", envelope.get("source"));
        fill(signal, "occurredAt", envelope.get("time"));
        return signal;
    }

    private static void fill(ObjectNode signal, String field, @Nullable JsonNode fromEnvelope) {
        if (!signal.hasNonNull(field) && fromEnvelope != null) {
            signal.set(field, fromEnvelope);
        }
    }

    private static JsonNode data(JsonNode event) throws NoSignalException {
        return event.hasNonNull("data_base64") ? decode(event.get("data_base64")) : event.path("data");
    }

    private static JsonNode decode(JsonNode base64) throws NoSignalException {
        try {
            return JSON.readTree(base64.binaryValue());
        } catch (IOException | IllegalArgumentException e) {
            throw new NoSignalException("data_base64: expected a signal as JSON in base64", e);
        }
    }
}
