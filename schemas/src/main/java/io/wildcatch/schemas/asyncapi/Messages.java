package io.wildcatch.schemas.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Opportunity;
import io.wildcatch.schemas.CloudEvent;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.registry.PublishedSchema;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** What the records of the topics are made of: key, value and headers. */
final class Messages {

    static final String DEAD_LETTER = "DeadLetter";

    private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
    private static final String BINDING = "0.5.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    /** Values of a topic: their Avro schema, behind the five bytes of Confluent's wire format. */
    static ObjectNode of(Topic<?> topic) {
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        ObjectNode message = AsyncApi.object();
        message.put("name", topic.valueType().getSimpleName());
        message.put("summary", schema.getDoc());
        message.put("contentType", CloudEvent.AVRO);
        ObjectNode headers = headers(topic.valueType());
        if (headers != null) {
            message.set("headers", headers);
        }
        message.putObject("payload").put("schemaFormat", AVRO).set("schema", tree(schema));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string");
        kafka.put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "confluent")
                .put("schemaLookupStrategy", "TopicNameStrategy")
                .put("bindingVersion", BINDING);
        return message;
    }

    /** What could not be read or taken, as it came. */
    static ObjectNode deadLetter() {
        ObjectNode message = AsyncApi.object();
        message.put("name", DEAD_LETTER);
        message.put("summary", "A record that was refused: its bytes as they came, and why");
        message.put("contentType", "application/octet-stream");
        ObjectNode headers = message.putObject("headers").put("type", "object").putObject("properties");
        text(headers, "__streams.errors.exception", "Class of the error");
        text(headers, "__streams.errors.message", "Field and what was expected; no data of the record");
        text(headers, "__streams.errors.topic", "Topic it was read from");
        text(headers, "__streams.errors.partition", "Partition it was read from");
        text(headers, "__streams.errors.offset", "Offset it was read at");
        text(headers, "__streams.errors.cut", "Only where key or value are cut off to fit: how long they were");
        message.putObject("payload")
                .put("description", "The value as it came, or its beginning; null where it was null");
        return message;
    }

    private static @Nullable ObjectNode headers(Class<?> type) {
        if (type == Opportunity.class) {
            return cloudEvent(CloudEvent.OPPORTUNITY);
        }
        return type == Decision.class ? cloudEvent(CloudEvent.DECISION) : null;
    }

    private static ObjectNode cloudEvent(String type) {
        ObjectNode headers = AsyncApi.object().put("type", "object");
        headers.put("description", "CloudEvents " + CloudEvent.VERSION + ", binary mode of the Kafka protocol binding");
        ObjectNode properties = headers.putObject("properties");
        text(properties, CloudEvent.SPEC_VERSION, "Version of CloudEvents").put("const", CloudEvent.VERSION);
        text(properties, CloudEvent.TYPE, "What the record is").put("const", type);
        text(properties, CloudEvent.ID, "The same when the same decision is told again");
        text(properties, CloudEvent.SOURCE, "Name of the deployment's topics, as a relative URI")
                .put("format", "uri-reference");
        text(properties, CloudEvent.SUBJECT, "The opportunity's id");
        text(properties, CloudEvent.TIME, "Event time of the decision, UTC").put("format", "date-time");
        text(properties, CloudEvent.CONTENT_TYPE, "What the value is").put("const", CloudEvent.AVRO);
        properties.fieldNames().forEachRemaining(headers.withArray("required")::add);
        return headers;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static JsonNode tree(Schema schema) {
        try {
            return JSON.readTree(PublishedSchema.of(schema).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro has written a schema that is no JSON", e);
        }
    }
}
