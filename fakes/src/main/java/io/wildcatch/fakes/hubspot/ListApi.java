package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import java.util.List;
import java.util.stream.Stream;

/** What else can be read: all records of a type by id, the archived ones or the others; one record; associations. */
final class ListApi {

    private static final int MOST = 100;

    private final Portal portal;

    ListApi(Portal portal) {
        this.portal = portal;
    }

    FakeResponse list(ObjectType type, FakeRequest request) {
        boolean archived = "true".equals(request.query().get("archived"));
        int limit = (int) number(request, "limit", 10);
        long after = number(request, "after", 0);
        if (limit < 1 || limit > MOST) {
            throw ApiException.invalid("limit must be between 1 and " + MOST);
        }
        List<Item> page = type.items()
                .filter(item -> item.isArchived() == archived && item.id() >= after)
                .limit(limit + 1L)
                .toList();
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode results = reply.putArray("results");
        page.stream().limit(limit).forEach(item -> results.add(item.json(properties(request))));
        if (page.size() > limit) {
            reply.putObject("paging")
                    .putObject("next")
                    .put("after", Long.toString(page.get(limit).id()));
        }
        return FakeResponse.json(200, reply);
    }

    FakeResponse one(ObjectType type, String id, FakeRequest request) {
        return type.find(id)
                .map(item -> FakeResponse.json(200, item.json(properties(request))))
                .orElseThrow(() -> ApiException.of(404, "OBJECT_NOT_FOUND", "resource not found"));
    }

    /** {@code POST /crm/v4/associations/{from}/{to}/batch/read}. */
    FakeResponse associations(ObjectType from, ObjectType to, JsonNode body) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("status", "COMPLETE");
        ArrayNode results = reply.putArray("results");
        Inputs.of(body, 1000).forEach(input -> {
            List<Long> others = from.find(input.id()).stream()
                    .flatMap(item -> portal.associated(item.id()).stream())
                    .filter(other ->
                            to.item(other).filter(item -> !item.isArchived()).isPresent())
                    .toList();
            if (!others.isEmpty()) {
                ObjectNode result = results.addObject();
                result.putObject("from").put("id", input.id());
                ArrayNode array = result.putArray("to");
                others.forEach(other -> array.addObject().put("toObjectId", other));
            }
        });
        return FakeResponse.json(200, reply);
    }

    /** {@code POST /crm/v3/properties/{type}/batch/create}. */
    FakeResponse define(ObjectType type, JsonNode body) {
        JsonNode inputs = body.path("inputs");
        inputs.forEach(input -> {
            if (Inputs.text(input, "groupName") == null || Inputs.text(input, "label") == null) {
                throw ApiException.invalid("Some required fields were not set: [groupName, label]");
            }
            type.define(Property.of(input));
        });
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("status", "COMPLETE").set("results", inputs);
        return FakeResponse.json(201, reply);
    }

    private static List<String> properties(FakeRequest request) {
        return Stream.of(request.query().getOrDefault("properties", "").split(","))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static long number(FakeRequest request, String name, long otherwise) {
        String text = request.query().getOrDefault(name, Long.toString(otherwise));
        if (!text.matches("\\d{1,18}")) {
            throw ApiException.invalid(name + ": expected an integer, got " + text);
        }
        return Long.parseLong(text);
    }
}
