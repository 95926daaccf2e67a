package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Outcome;
import java.util.Set;

/** What the result for one record means. */
final class Refusals {

    /** What passes by itself. */
    private static final Set<String> BUSY = Set.of(
            "UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "REQUEST_LIMIT_EXCEEDED", "QUERY_TIMEOUT", "UNKNOWN_EXCEPTION");

    private Refusals() {}

    /** @param externalIdField of the object: when two requests make the same record, the second has to try again */
    static Outcome outcome(JsonNode result, String externalIdField) {
        if (result.path("success").asBoolean()) {
            return Outcome.delivered();
        }
        JsonNode error = result.path("errors").path(0);
        String code = error.path("statusCode").asText("UNKNOWN");
        String message = error.path("message").asText();
        return passes(code, message, externalIdField)
                ? new Outcome.Busy(code)
                : new Outcome.Refused(code, withoutValues(message));
    }

    private static boolean passes(String code, String message, String externalIdField) {
        boolean isRace =
                code.equals("DUPLICATE_VALUE") && message.startsWith("duplicate value found: " + externalIdField);
        return BUSY.contains(code) || isRace || message.contains("UNABLE_TO_LOCK_ROW");
    }

    /** Some messages repeat what was sent. */
    static String withoutValues(String message) {
        return message.replaceAll("(?s)data value too large: .*\\(max length", "data value too large (max length")
                .replaceAll("(?s)(from VALUE_\\w+) value .* or request", "$1 or request")
                .replaceAll("(?s)(incorrect type|restricted picklist field): .*", "$1");
    }
}
