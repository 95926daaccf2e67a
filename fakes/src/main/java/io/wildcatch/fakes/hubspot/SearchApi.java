package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeResponse;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code POST /crm/v3/objects/{type}/search}: pages of at most 200, one order, and 10,000 results whatever there is. */
final class SearchApi {

    private static final int MOST = 200;

    private int cap = 10_000;

    private final Portal portal;

    SearchApi(Portal portal) {
        this.portal = portal;
    }

    void cap(int results) {
        cap = results;
    }

    FakeResponse search(ObjectType type, JsonNode body) {
        int limit = body.path("limit").asInt(10);
        int after = after(body.path("after").asText("0"));
        if (limit < 1 || limit > MOST) {
            throw ApiException.invalid("The requested limit of " + limit + " is not between 1 and " + MOST);
        }
        if (after + limit > cap) {
            throw ApiException.invalid("The requested offset and limit exceed " + cap + " results");
        }
        List<Item> found = portal.searchable(type)
                .filter(item -> matches(type, item, body.path("filterGroups")))
                .sorted(order(type, body.path("sorts")))
                .toList();
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("total", found.size());
        ArrayNode results = reply.putArray("results");
        List<String> properties = Inputs.names(body.path("properties"));
        found.stream().skip(after).limit(limit).forEach(item -> results.add(item.json(properties)));
        if (found.size() > after + limit) {
            reply.putObject("paging").putObject("next").put("after", Integer.toString(after + limit));
        }
        return FakeResponse.json(200, reply);
    }

    private static int after(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw ApiException.invalid("after: expected an integer, got " + text);
        }
        return Integer.parseInt(text);
    }

    private static boolean matches(ObjectType type, Item item, JsonNode groups) {
        return groups.isEmpty()
                || StreamSupport.stream(groups.spliterator(), false)
                        .anyMatch(group -> StreamSupport.stream(
                                        group.path("filters").spliterator(), false)
                                .allMatch(filter -> passes(type, item, filter)));
    }

    private static boolean passes(ObjectType type, Item item, JsonNode filter) {
        String name = filter.path("propertyName").asText();
        Property property = known(type, name);
        String value = item.value(name);
        String operator = filter.path("operator").asText();
        if (operator.equals("HAS_PROPERTY") || operator.equals("NOT_HAS_PROPERTY")) {
            return operator.startsWith("NOT") == (value == null);
        }
        if (value == null) {
            return false;
        }
        int order = Values.compare(property, value, filter.path("value").asText());
        return switch (operator) {
            case "EQ" -> order == 0;
            case "NEQ" -> order != 0;
            case "GT" -> order > 0;
            case "GTE" -> order >= 0;
            case "LT" -> order < 0;
            case "LTE" -> order <= 0;
            case "BETWEEN" ->
                order >= 0
                        && Values.compare(
                                        property,
                                        value,
                                        filter.path("highValue").asText())
                                <= 0;
            case "IN" -> Inputs.names(filter.path("values")).contains(value);
            default -> throw ApiException.invalid("Invalid operator: " + operator);
        };
    }

    /** Records that are equal in the order's property come in an order of nobody's choice. */
    private static Comparator<Item> order(ObjectType type, JsonNode sorts) {
        if (sorts.size() > 1) {
            throw ApiException.invalid("Only one sort is allowed, got " + sorts.size());
        }
        Comparator<Item> anyhow = Comparator.comparingLong(item -> Long.reverse(item.id() * 0x9E3779B97F4A7C15L));
        if (sorts.isEmpty()) {
            return anyhow;
        }
        JsonNode sort = sorts.get(0);
        Property property = known(type, sort.path("propertyName").asText(sort.asText()));
        Comparator<Item> order = Comparator.comparing(
                item -> item.value(property.name()),
                Comparator.nullsFirst((one, other) -> Values.compare(property, one, other)));
        return (sort.path("direction").asText().equals("DESCENDING") ? order.reversed() : order).thenComparing(anyhow);
    }

    private static Property known(ObjectType type, String name) {
        return type.property(name)
                .orElseThrow(() -> ApiException.invalid(
                        "There was a problem with the request: property " + name + " doesn't exist on " + type.name()));
    }
}
