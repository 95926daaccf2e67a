package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Lists;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Looks what HubSpot has of a batch already, and which of its properties people have set. */
final class KnownRecords {

    /** HubSpot gives the history of no more records at once. */
    private static final int MOST_WITH_HISTORY = 50;

    private final HubSpotApi api;
    private final Target target;

    KnownRecords(HubSpotApi api, Target target) {
        this.api = api;
        this.target = target;
    }

    /**
     * What is there, by external id: the properties that somebody other than an app has ever set. They are left to
     * people from then on.
     *
     * @param ids 100 at most
     */
    Map<String, Set<String>> of(List<String> ids, Turn turn) throws NoAnswerException, InterruptedException {
        List<String> there = new ArrayList<>();
        read(ids, Set.of(), turn).path("results").forEach(record -> there.add(externalId(record)));
        Map<String, Set<String>> known = new HashMap<>();
        for (List<String> part : Lists.partition(there, MOST_WITH_HISTORY)) {
            read(part, target.written(), turn)
                    .path("results")
                    .forEach(record -> known.put(externalId(record), peoples(record)));
        }
        return known;
    }

    private JsonNode read(List<String> ids, Set<String> withHistory, Turn turn)
            throws NoAnswerException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("idProperty", target.idProperty());
        body.putArray("properties").add(target.idProperty());
        ArrayNode history = body.putArray("propertiesWithHistory");
        withHistory.forEach(history::add);
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        turn.take();
        return api.ask(target.path("batch/read"), body);
    }

    private String externalId(JsonNode record) {
        return record.path("properties").path(target.idProperty()).asText();
    }

    private static Set<String> peoples(JsonNode record) {
        Set<String> peoples = new HashSet<>();
        record.path("propertiesWithHistory").properties().forEach(property -> {
            boolean bySomebody = StreamSupport.stream(property.getValue().spliterator(), false)
                    .anyMatch(change -> !Authors.isApp(change));
            if (bySomebody) {
                peoples.add(property.getKey());
            }
        });
        return peoples;
    }
}
