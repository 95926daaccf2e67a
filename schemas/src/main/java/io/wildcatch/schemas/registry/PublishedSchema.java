package io.wildcatch.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * A schema as it is published: with docs, defaults and logical types, but without {@code avro.java.string}, which the
 * generated classes add for themselves and which to everybody else is noise, or worse, another schema id.
 */
public final class PublishedSchema {

    private static final String JAVA_STRING = "avro.java.string";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedSchema() {}

    /** The schema without what concerns Java alone. Takes some microseconds: keep the result. */
    public static Schema of(Schema schema) {
        String text = schema.toString();
        return text.contains(JAVA_STRING) ? new Schema.Parser().parse(stripped(text)) : schema;
    }

    private static String stripped(String text) {
        try {
            return strip(JSON.readTree(text)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro has written a schema that is no JSON", e);
        }
    }

    private static JsonNode strip(JsonNode node) {
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, strip(list.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            return strip(object);
        }
        return node;
    }

    private static JsonNode strip(ObjectNode object) {
        boolean isJavaString = object.remove(JAVA_STRING) != null;
        if (isJavaString && object.size() == 1 && object.has("type")) {
            return object.get("type");
        }
        object.properties().forEach(property -> property.setValue(strip(property.getValue())));
        return object;
    }
}
