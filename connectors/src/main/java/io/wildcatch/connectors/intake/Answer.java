package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.intake.Examiner.Rejection;
import java.util.List;
import java.util.Map;

/**
 * What a sender hears.
 *
 * @param status HTTP status
 * @param headers further headers
 */
record Answer(int status, JsonNode body, Map<String, String> headers) {

    static Answer taken(int accepted, List<Rejection> rejections) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("accepted", accepted);
        var list = body.putArray("rejected");
        rejections.forEach(
                rejection -> list.addObject().put("index", rejection.index()).put("error", rejection.error()));
        return new Answer(202, body, Map.of());
    }

    static Answer error(int status, String message) {
        return new Answer(status, error(message), Map.of());
    }

    /** An answer that is worth another try in so many seconds. */
    static Answer later(int status, int seconds, String message) {
        return new Answer(status, error(message), Map.of("Retry-After", Integer.toString(seconds)));
    }

    Answer with(String header, String value) {
        return new Answer(status, body, Map.of(header, value));
    }

    private static JsonNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message);
    }
}
