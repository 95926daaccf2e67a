package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records in the order of a time and then of their ids, page by page. HubSpot sorts by one property, leaves those of one
 * millisecond in any order, and gives no more than 10,000 results to one search: so each page is a search of its own
 * from where the last one ended, and a full one ends before its last millisecond.
 */
final class Search {

    static final int MOST = 100;
    private static final String ID = "hs_object_id";

    /**
     * What is looked for.
     *
     * @param object such as {@code deals}
     * @param time the property that they are ordered by
     * @param filters further conditions, all of which have to be met; four at most
     * @param properties what is wanted of the records, besides that time
     */
    record Query(String object, String time, List<ObjectNode> filters, List<String> properties) {}

    /**
     * A page of them.
     *
     * @param next where the next one begins; null: there is none
     */
    record Found(List<JsonNode> records, @Nullable Place next) {

        List<Long> ids() {
            return records.stream().map(Search::id).toList();
        }

        /** The last time on it; null on an empty page. */
        @Nullable
        Instant latest(String time) {
            return records.isEmpty() ? null : Instant.ofEpochMilli(millis(records.get(records.size() - 1), time));
        }

        @Nullable
        String nextName() {
            return next == null ? null : next.toString();
        }
    }

    private final HubSpotApi api;
    private final Pace pace;
    /** Searches in a second, for the whole account. */
    private final Pace searches = new Pace(4, Duration.ofSeconds(1));

    Search(HubSpotApi api, Pace pace) {
        this.api = api;
        this.pace = pace;
    }

    /** The page that begins at the name of a place, or without one at a time. */
    Found page(Query query, Instant from, String name) throws NoAnswerException, InterruptedException {
        return page(query, name.isEmpty() ? Place.before(Math.max(0, from.toEpochMilli())) : Place.parse(name));
    }

    private Found page(Query query, Place place) throws NoAnswerException, InterruptedException {
        if (place.isWithin()) {
            return within(query, place);
        }
        List<JsonNode> found = ask(query, List.of(filter(query.time(), "GTE", place.millis())), query.time());
        found.sort(Comparator.<JsonNode>comparingLong(record -> millis(record, query.time()))
                .thenComparing(Search::id));
        if (found.size() < MOST) {
            return new Found(found, null);
        }
        long last = millis(found.get(found.size() - 1), query.time());
        List<JsonNode> whole = found.stream()
                .filter(record -> millis(record, query.time()) < last)
                .toList();
        return whole.isEmpty() ? within(query, new Place(last, 0)) : new Found(whole, Place.before(last));
    }

    /** A page of the records of one millisecond. */
    private Found within(Query query, Place place) throws NoAnswerException, InterruptedException {
        List<JsonNode> found =
                ask(query, List.of(filter(query.time(), "EQ", place.millis()), filter(ID, "GT", place.id())), ID);
        return new Found(
                found, found.size() < MOST ? place.past() : new Place(place.millis(), id(found.get(found.size() - 1))));
    }

    private List<JsonNode> ask(Query query, List<ObjectNode> where, String order)
            throws NoAnswerException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("limit", MOST);
        ArrayNode filters = body.putArray("filterGroups").addObject().putArray("filters");
        where.forEach(filters::add);
        query.filters().forEach(filters::add);
        body.putArray("sorts").addObject().put("propertyName", order).put("direction", "ASCENDING");
        ArrayNode wanted = body.putArray("properties").add(query.time());
        query.properties().forEach(wanted::add);
        searches.await();
        pace.await();
        List<JsonNode> results = new ArrayList<>();
        api.ask("/crm/v3/objects/" + query.object() + "/search", body)
                .path("results")
                .forEach(results::add);
        return results;
    }

    /** That a property has a value. */
    static ObjectNode has(String property) {
        return filter(property, "HAS_PROPERTY");
    }

    /** How a number or a time compares. */
    static ObjectNode filter(String property, String operator, long value) {
        return filter(property, operator).put("value", Long.toString(value));
    }

    private static ObjectNode filter(String property, String operator) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("propertyName", property)
                .put("operator", operator);
    }

    static long id(JsonNode record) {
        return record.path("id").asLong();
    }

    private static long millis(JsonNode record, String time) {
        Optional<Instant> at =
                Timeline.time(record.path("properties").path(time).asText(""));
        return at.map(Instant::toEpochMilli).orElse(0L);
    }
}
