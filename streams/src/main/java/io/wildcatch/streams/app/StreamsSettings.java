package io.wildcatch.streams.app;

import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Configuration of the application: its own keys, and any key of Kafka Streams, which pass through.
 *
 * @param values as they stand in the file; {@code bootstrap.servers} and {@code schema.registry.url} are needed
 */
public record StreamsSettings(Map<String, String> values) {

    public static final String TOPIC_PREFIX = "wildcatch.topic.prefix";
    public static final String POLICY_FILE = "wildcatch.policy.file";

    /** Key of how many records may wait in one partition before the topologies count as not ready. */
    public static final String MAX_LAG = "wildcatch.ready.max.lag";

    private static final long DEFAULT_MAX_LAG = 1_000_000;

    public StreamsSettings {
        values = Map.copyOf(values);
        require(values, StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "host:port of a broker");
        require(values, "schema.registry.url", "address of the schema registry");
        maxLag(values);
    }

    private static void require(Map<String, String> values, String key, String expected) {
        if (values.getOrDefault(key, "").isBlank()) {
            throw new IllegalArgumentException(key + ": expected " + expected + ", but it is missing");
        }
    }

    public Topics topics() {
        return new Topics(values.getOrDefault(TOPIC_PREFIX, Topics.DEFAULT_PREFIX));
    }

    /** The policy that the file of {@value #POLICY_FILE} says; the default one without a file. */
    Policy policy() {
        String file = values.getOrDefault(POLICY_FILE, "");
        return file.isBlank() ? Policy.defaults() : PolicyFile.read(Path.of(file));
    }

    long maxLag() {
        return maxLag(values);
    }

    private static long maxLag(Map<String, String> values) {
        String text = values.getOrDefault(MAX_LAG, Long.toString(DEFAULT_MAX_LAG));
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(MAX_LAG + ": expected a number of records, got " + text, e);
        }
    }

    /** What Kafka Streams is started with: our defaults, and over them whatever was configured. */
    Properties kafka() {
        Map<String, String> all = new HashMap<>(defaults());
        values.forEach((key, value) -> {
            if (!key.startsWith("wildcatch.") && !key.startsWith("schema.registry.")) {
                all.put(key, value);
            }
        });
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    /** Without compression: some clients in other languages read none but gzip, and that costs more than it saves. */
    private Map<String, String> defaults() {
        return Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, "wildcatch"),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "2"),
                Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "100"),
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0"),
                Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true"),
                Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName()),
                Map.entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonHandler.class.getName()),
                Map.entry(
                        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                        UnreadableHandler.class.getName()),
                Map.entry(DeadLetter.TOPIC, topics().rejected()),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "5"),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"));
    }
}
