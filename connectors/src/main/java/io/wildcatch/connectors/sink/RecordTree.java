package io.wildcatch.connectors.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** A record's value as a tree, whatever the converter made of it. Times are ISO-8601 in UTC, as in the JSON of replays. */
final class RecordTree {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordTree() {}

    /** @throws DataException when it is no record */
    static JsonNode of(@Nullable Object value) {
        if (value instanceof Struct || value instanceof Map) {
            return tree(value);
        }
        if (value instanceof String text) {
            return parse(text);
        }
        throw new DataException("expected a record or JSON, got "
                + (value == null ? "no value" : value.getClass().getSimpleName())
                + "; set value.converter=io.wildcatch.connectors.converter.AvroConverter");
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DataException("expected a JSON object, got a text that is no JSON");
        }
    }

    private static JsonNode tree(@Nullable Object value) {
        if (value instanceof Struct struct) {
            return object(struct);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, item) -> object.set(String.valueOf(key), tree(item)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode(list.size());
            list.forEach(item -> array.add(tree(item)));
            return array;
        }
        return scalar(value);
    }

    private static ObjectNode object(Struct struct) {
        ObjectNode object = NODES.objectNode();
        for (Field field : struct.schema().fields()) {
            object.set(field.name(), tree(struct.get(field)));
        }
        return object;
    }

    private static JsonNode scalar(@Nullable Object value) {
        if (value instanceof Date time) {
            return NODES.textNode(time.toInstant().toString());
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return NODES.binaryNode(copy);
        }
        return MAPPER.valueToTree(value);
    }
}
