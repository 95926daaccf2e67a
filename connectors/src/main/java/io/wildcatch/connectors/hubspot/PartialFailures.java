package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which inputs of a batch failed: errors name them by their trace ids or by their ids, which are the same here. */
final class PartialFailures {

    private PartialFailures() {}

    /**
     * Adds what became of those that failed, by id.
     *
     * @param sent the ids in the batch
     * @throws NoAnswerException when HubSpot doesn't say whose an error is: then the batch is refused as a whole, and
     *     its halves will show
     */
    static void read(JsonNode reply, Set<String> sent, Map<String, Outcome> outcomes) throws NoAnswerException {
        if (!reply.isObject()) {
            throw new NoAnswerException(new Answer.Unavailable("HubSpot's reply to a batch is no JSON", true));
        }
        for (JsonNode error : reply.path("errors")) {
            Set<String> named = new HashSet<>(texts(error.path("context").path("objectWriteTraceId")));
            named.addAll(texts(error.path("context").path("ids")));
            named.retainAll(sent);
            if (named.isEmpty()) {
                throw new NoAnswerException(new Answer.RefusedWhole(Refusals.refused(error)));
            }
            named.forEach(id -> outcomes.put(id, outcome(error)));
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
