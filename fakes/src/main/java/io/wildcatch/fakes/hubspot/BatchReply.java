package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is answered to a batch, as it comes to be. */
final class BatchReply {

    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();

    void result(ObjectNode item, Inputs.Input input) {
        if (input.trace() != null) {
            item.put("objectWriteTraceId", input.trace());
        }
        results.add(item);
    }

    void error(String category, String message, Inputs.Input input) {
        ObjectNode error = errors.addObject();
        error.put("status", "error").put("category", category).put("message", message);
        ObjectNode context = error.putObject("context");
        if (input.trace() == null) {
            context.putArray("ids").add(input.id());
        } else {
            context.putArray("objectWriteTraceId").add(input.trace());
        }
    }

    /** That there are no such records: one error for all of them. */
    void missing(String type, List<Inputs.Input> inputs) {
        if (inputs.isEmpty()) {
            return;
        }
        ObjectNode error = errors.addObject();
        error.put("status", "error").put("category", "OBJECT_NOT_FOUND");
        error.put(
                "message",
                "Could not get some " + type.toUpperCase(Locale.ROOT)
                        + " objects, they may be deleted or not exist. Check that ids are valid.");
        ArrayNode ids = error.putObject("context").putArray("ids");
        inputs.forEach(input -> ids.add(input.id()));
    }

    /** 207 when a part failed. */
    FakeResponse response(Instant at) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", "COMPLETE").set("results", results);
        if (!errors.isEmpty()) {
            body.put("numErrors", errors.size()).set("errors", errors);
        }
        body.put("startedAt", at.toString()).put("completedAt", at.toString());
        return FakeResponse.json(errors.isEmpty() ? 200 : 207, body);
    }
}
