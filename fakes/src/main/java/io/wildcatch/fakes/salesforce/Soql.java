package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A query, of the part of SOQL that is needed: {@code SELECT a, b.c FROM o WHERE … ORDER BY … LIMIT n}, with
 * {@code AND}, {@code OR}, {@code NOT}, parentheses, {@code = != < <= > >= IN}, one step to a target's fields.
 */
record Soql(List<String> fields, String object, Predicate<ObjectNode> filter, Comparator<ObjectNode> order, int limit) {

    /** One field of a record, or of what it points to. */
    record Path(Org org, ObjectType type, String name) {

        JsonNode in(ObjectNode record) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                return record.path(type.field(name).orElseThrow().name());
            }
            Field reference = type.reference(name.substring(0, dot)).orElseThrow();
            String id = record.path(reference.name()).asText("");
            return org.get(id)
                    .map(target -> name.endsWith(".Type")
                            ? JsonNodeFactory.instance.textNode(org.typeOf(id).name())
                            : target.path(name.substring(dot + 1)))
                    .orElse(JsonNodeFactory.instance.nullNode());
        }
    }

    static Soql parse(Org org, String text) {
        return new SoqlParser(org, text).query();
    }

    /** @return matching records, each with the fields asked for */
    List<ObjectNode> run(Org org, boolean deletedToo) {
        ObjectType type = org.type(object);
        List<ObjectNode> found = new ArrayList<>();
        Predicate<ObjectNode> there =
                record -> deletedToo || !record.path("IsDeleted").asBoolean();
        org.matching(type, there.and(filter)).stream()
                .sorted(order)
                .limit(limit)
                .forEach(record -> found.add(shown(org, type, record)));
        return found;
    }

    private ObjectNode shown(Org org, ObjectType type, ObjectNode record) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.putObject("attributes")
                .put("type", type.name())
                .put(
                        "url",
                        "/services/data/v60.0/sobjects/" + type.name() + "/"
                                + record.path("Id").asText());
        for (String field : fields) {
            JsonNode value = new Path(org, type, field).in(record);
            JsonNode present = value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
            int dot = field.indexOf('.');
            if (dot < 0) {
                shown.set(field, present);
            } else {
                shown.withObject("/" + field.substring(0, dot)).set(field.substring(dot + 1), present);
            }
        }
        return shown;
    }
}
