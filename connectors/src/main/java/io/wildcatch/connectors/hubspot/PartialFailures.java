package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which inputs of a batch failed: errors name them by the trace ids that were sent with them. */
final class PartialFailures {

    private PartialFailures() {}

    /**
     * Adds what became of those that failed, by trace id.
     *
     * @throws NoAnswerException when HubSpot doesn't say whose an error is: then the batch is refused as a whole, and
     *     its halves will show
     */
    static void read(JsonNode reply, Map<String, Outcome> outcomes) throws NoAnswerException {
        if (!reply.isObject()) {
            throw new NoAnswerException(new Answer.Unavailable("HubSpot's reply to a batch is no JSON", true));
        }
        for (JsonNode error : reply.path("errors")) {
            List<String> traces = texts(error.path("context").path("objectWriteTraceId"));
            if (traces.isEmpty()) {
                throw new NoAnswerException(new Answer.RefusedWhole(Refusals.refused(error)));
            }
            traces.forEach(trace -> outcomes.put(trace, outcome(error)));
        }
    }

    private static Outcome outcome(JsonNode error) {
        return Refusals.code(error).equals("OBJECT_NOT_FOUND")
                ? new Outcome.Busy("somebody has deleted it just now")
                : Refusals.ofOne(error);
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(text -> texts.add(text.asText()));
        } else if (value.isTextual()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
