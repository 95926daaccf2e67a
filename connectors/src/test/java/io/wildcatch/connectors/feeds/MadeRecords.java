package io.wildcatch.connectors.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Random;

/** Records that are made up, field by field. */
final class MadeRecords {

    private MadeRecords() {}

    /** Nine digits with their check digit. */
    static String siren(Random random) {
        String digits = "%08d".formatted(10_000_000 + random.nextInt(89_000_000));
        for (int last = 0; last < 10; last++) {
            if (RegistryId.french(digits + last).isPresent()) {
                return digits + last;
            }
        }
        return siren(random);
    }

    static JsonNode json(String text) {
        return Mapping.json(text);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(String... texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List.of(texts).forEach(array::add);
        return array;
    }

    static ObjectNode with(ObjectNode record, String field, JsonNode value) {
        record.set(field, value);
        return record;
    }

    static ObjectNode without(ObjectNode record, String... fields) {
        record.remove(List.of(fields));
        return record;
    }

    static ArrayNode set(ArrayNode row, int column, String text) {
        row.set(column, TextNode.valueOf(text));
        return row;
    }
}
