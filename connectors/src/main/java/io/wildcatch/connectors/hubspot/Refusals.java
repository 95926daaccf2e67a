package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.Outcome;
import io.wildcatch.connectors.crm.Outcome.Refused;
import io.wildcatch.connectors.crm.Reply;

/** HubSpot's errors, read. Values of records, which they quote, are in nothing that is made of them. */
final class Refusals {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String INVALID = "Property values were not valid: ";

    private Refusals() {}

    static String code(JsonNode error) {
        return Reply.code(error.path("category"));
    }

    /** What an invalid batch means: settings, when it is about a name; else somebody in it is to blame. */
    static Answer ofWhole(JsonNode error) {
        JsonNode detail = detail(error);
        String name = detail.path("name").asText();
        String message = error.path("message").asText();
        if (detail.path("error").asText().equals("PROPERTY_DOESNT_EXIST")) {
            return new Answer.Misconfigured(
                    "HubSpot has no property '" + name + "' for these records: create it, or take it" + " out of "
                            + HubSpot.FIELDS + " and " + HubSpot.CLOSED);
        }
        if (message.startsWith("Unable to perform update/upsert by non-unique")) {
            return new Answer.Misconfigured("HubSpot doesn't tell records apart by " + HubSpot.ID_PROPERTY
                    + ": create it as a property with unique values");
        }
        if (message.startsWith("Unable to infer object type")) {
            return new Answer.Misconfigured("HubSpot has no such records: check " + HubSpot.OBJECT);
        }
        return new Answer.RefusedWhole(refused(error));
    }

    /** The error of one record in a batch. */
    static Outcome ofOne(JsonNode error) {
        return switch (code(error)) {
            case "RATE_LIMITS", "INTERNAL_ERROR", "CONFLICT", "LOCKED" -> new Outcome.Busy(code(error));
            default -> refused(error);
        };
    }

    static Refused refused(JsonNode error) {
        JsonNode detail = detail(error);
        return detail.isMissingNode()
                ? new Refused(code(error), withoutValues(error.path("message").asText()))
                : new Refused(
                        detail.path("error").asText(code(error)),
                        "property " + detail.path("name").asText() + ": "
                                + afterValue(detail.path("message").asText()));
    }

    /** An error to a request that concerns no certain record: it passes, or it doesn't, for all of them. */
    static Answer ofNoRecord(Answer answer) {
        if (answer instanceof Answer.Unavailable unavailable) {
            return new Answer.Unavailable(unavailable.reason(), false);
        }
        return answer instanceof Answer.RefusedWhole refused
                ? new Answer.Misconfigured("HubSpot refuses a request with "
                        + refused.refusal().code() + ": " + refused.refusal().reason())
                : answer;
    }

    /** The first of the objections that stand, as JSON, in the text of an error. */
    private static JsonNode detail(JsonNode error) {
        String message = error.path("message").asText();
        if (!message.startsWith(INVALID)) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(message.substring(INVALID.length())).path(0);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** "x was not one of …" tells the value first. */
    private static String afterValue(String message) {
        int was = message.indexOf(" was not ");
        return was < 0 ? withoutValues(message) : "the value" + message.substring(was);
    }

    /** An address is looked for where a word begins, and not from each of its letters on: values may be long. */
    private static String withoutValues(String message) {
        return message.replaceAll("\"[^\"]*\"|'[^']*'|(?<![^\\s@])[^\\s@]+@\\S+|\\d{5,}", "…");
    }
}
