package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeResponse;

/** A request is refused, in the words of the API. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String CORRELATION = "aeb5f871-7f07-4993-9211-075dc63e7cbf";

    private final transient FakeResponse response;

    private ApiException(String message, FakeResponse response) {
        super(message);
        this.response = response;
    }

    /** An error in HubSpot's usual form. */
    static ApiException of(int status, String category, String message) {
        return new ApiException(message, FakeResponse.json(status, body(category, message)));
    }

    static ApiException invalid(String message) {
        return of(400, "VALIDATION_ERROR", message);
    }

    /** Too many requests: the one kind of error that has another form. */
    static ApiException limit(String policy, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", "error").put("message", message).put("errorType", "RATE_LIMIT");
        body.put("correlationId", CORRELATION).put("policyName", policy).put("requestId", CORRELATION);
        return new ApiException(message, FakeResponse.json(429, body));
    }

    static ObjectNode body(String category, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "error")
                .put("message", message)
                .put("correlationId", CORRELATION)
                .put("category", category);
    }

    FakeResponse response() {
        return response;
    }
}
