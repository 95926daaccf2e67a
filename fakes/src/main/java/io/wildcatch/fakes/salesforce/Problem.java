package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeResponse;
import java.util.List;

/** Why an org refuses a request, or one record of it. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<String> fields;

    Problem(int status, String code, String message, String... fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = List.of(fields);
    }

    /** For one record. */
    static Problem ofRecord(String code, String message, String... fields) {
        return new Problem(200, code, message, fields);
    }

    FakeResponse response() {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        errors.addObject().put("message", getMessage()).put("errorCode", code);
        return FakeResponse.json(status, errors);
    }

    ObjectNode result() {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", false);
        ObjectNode error = result.putArray("errors").addObject();
        error.put("statusCode", code).put("message", getMessage());
        ArrayNode names = error.putArray("fields");
        fields.forEach(names::add);
        return result;
    }
}
