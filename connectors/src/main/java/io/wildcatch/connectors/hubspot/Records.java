package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Lists;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Pace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records by their ids. */
final class Records {

    private static final int MOST = 100;
    private static final int MOST_WITH_HISTORY = 50;

    private final HubSpotApi api;
    private final Pace pace;

    Records(HubSpotApi api, Pace pace) {
        this.api = api;
        this.pace = pace;
    }

    /**
     * Those that are there, in any order.
     *
     * @param archived whether those in the bin are meant, instead of the others
     */
    List<JsonNode> read(
            String object, List<Long> ids, List<String> properties, List<String> withHistory, boolean archived)
            throws NoAnswerException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        for (List<Long> part : Lists.partition(ids, withHistory.isEmpty() ? MOST : MOST_WITH_HISTORY)) {
            ObjectNode body = inputs(part);
            array(body.putArray("properties"), properties);
            array(body.putArray("propertiesWithHistory"), withHistory);
            String query = archived ? "?archived=true" : "";
            pace.await();
            api.ask("/crm/v3/objects/" + object + "/batch/read" + query, body)
                    .path("results")
                    .forEach(found::add);
        }
        return found;
    }

    /** What records are associated with, as HubSpot tells it. */
    JsonNode associations(String from, String to, List<Long> ids) throws NoAnswerException, InterruptedException {
        pace.await();
        return api.ask("/crm/v4/associations/" + from + "/" + to + "/batch/read", inputs(ids));
    }

    /** A page of the records in the bin. */
    JsonNode archived(String object, List<String> properties, String after)
            throws NoAnswerException, InterruptedException {
        pace.await();
        return api.get("/crm/v3/objects/" + object + "?archived=true&limit=" + MOST + "&properties="
                + String.join(",", properties) + (after.isEmpty() ? "" : "&after=" + after));
    }

    /** Where the page after this one begins; null after the last. */
    static @Nullable String next(JsonNode page) {
        String after = page.path("paging").path("next").path("after").asText("");
        return after.isEmpty() ? null : after;
    }

    private static ObjectNode inputs(List<Long> ids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", Long.toString(id)));
        return body;
    }

    private static void array(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
