package io.wildcatch.schemas.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.util.List;
import java.util.Locale;

/**
 * Every topic that outsiders may rely on, as an AsyncAPI 3 document: channels by topic, messages by type with their Avro
 * schemas, and what the pipeline does with them. Internal topics are left out.
 */
public final class AsyncApi {

    /** Version of AsyncAPI that is written. */
    public static final String VERSION = "3.0.0";

    /** Version of the contract; it only grows, so that the first number stays. */
    private static final String CONTRACT = "1.0.0";

    private static final String BINDING = "0.5.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same line ends on every system. */
    private static final PrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final Topics topics;
    private final ObjectNode root = object();

    private AsyncApi(Topics topics) {
        this.topics = topics;
    }

    /** The document as indented JSON, which is YAML too; the same for the same topics, byte for byte. */
    public static String document(Topics topics) {
        try {
            return JSON.writer(PRINTER).writeValueAsString(new AsyncApi(topics).build()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes can always be written", e);
        }
    }

    private ObjectNode build() {
        List<Topic<?>> open = topics.all().stream()
                .filter(topic -> topic.access() != Topic.Access.INTERNAL)
                .toList();
        root.put("asyncapi", VERSION);
        info();
        servers();
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        ObjectNode messages = root.putObject("components").putObject("messages");
        for (Topic<?> topic : open) {
            String message = topic.valueType().getSimpleName();
            channel(channels, topic, message);
            operation(operations, topic, message);
            if (!messages.has(message)) {
                messages.set(message, Messages.of(topic));
            }
        }
        rejected(channels, operations, messages);
        return root;
    }

    private void info() {
        root.putObject("info")
                .put("title", "Wildcatch")
                .put("version", CONTRACT)
                .put(
                        "description",
                        "Buying signals in, under-the-radar opportunities out. Operations are the pipeline's: "
                                + "what it receives you send, and what it sends you receive.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        root.put("defaultContentType", "application/avro");
    }

    private void servers() {
        root.putObject("servers")
                .putObject("up")
                .put("host", "127.0.0.1:9092")
                .put("protocol", "kafka")
                .put("description", "The broker of `wildcatch up`; on a cluster, yours")
                .putObject("bindings")
                .putObject("kafka")
                .put("schemaRegistryUrl", "http://127.0.0.1:9091")
                .put("schemaRegistryVendor", "confluent")
                .put("bindingVersion", BINDING);
    }

    private void channel(ObjectNode channels, Topic<?> topic, String message) {
        String cleanup = topic.cleanup().name().toLowerCase(Locale.ROOT);
        ObjectNode channel = channels.putObject(name(topic.name()));
        channel.put("address", topic.name());
        channel.put("description", "Key: " + topic.key() + ".");
        channel.putObject("messages").set(message, reference("/components/messages/" + message));
        kafka(channel)
                .put("topic", topic.name())
                .putObject("topicConfiguration")
                .putArray("cleanup.policy")
                .add(cleanup);
    }

    private void operation(ObjectNode operations, Topic<?> topic, String message) {
        String action = topic.access() == Topic.Access.INPUT ? "receive" : "send";
        operation(operations, action, name(topic.name()), message);
    }

    private static void operation(ObjectNode operations, String action, String channel, String message) {
        ObjectNode operation = operations.putObject(action + "-" + channel.replace('.', '-'));
        operation.put("action", action);
        operation.set("channel", reference("/channels/" + channel));
        operation.putArray("messages").add(reference("/channels/" + channel + "/messages/" + message));
    }

    /** Dead letters have no schema: what came is kept as it came. */
    private void rejected(ObjectNode channels, ObjectNode operations, ObjectNode messages) {
        String channel = name(topics.rejected());
        ObjectNode node = channels.putObject(channel);
        node.put("address", topics.rejected());
        node.put("description", "Dead letters. Key: as it came.");
        node.putObject("messages").set(Messages.DEAD_LETTER, reference("/components/messages/" + Messages.DEAD_LETTER));
        kafka(node)
                .put("topic", topics.rejected())
                .putObject("topicConfiguration")
                .putArray("cleanup.policy")
                .add("delete");
        operation(operations, "send", channel, Messages.DEAD_LETTER);
        messages.set(Messages.DEAD_LETTER, Messages.deadLetter());
    }

    private static ObjectNode kafka(ObjectNode parent) {
        return parent.putObject("bindings").putObject("kafka").put("bindingVersion", BINDING);
    }

    private String name(String topic) {
        return topic.substring(topics.prefix().length());
    }

    private static ObjectNode reference(String path) {
        return object().put("$ref", "#" + path);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
