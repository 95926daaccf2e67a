package io.wildcatch.bench.peer;

import io.wildcatch.bench.part.GroundPart;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.app.StreamsSettings;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a peer is started with, in the words of Kafka Streams. Engines send it to where their functions run.
 *
 * @param values as {@code bench} sends them to everybody
 */
public record PeerSettings(HashMap<String, String> values) implements Serializable {

    private static final String TRANSACTION_TIMEOUT_MS = "60000";
    private static final String MOST_RECORDS_AT_ONCE = "1000";

    public static PeerSettings of(Map<String, String> values) {
        return new PeerSettings(new HashMap<>(values));
    }

    private String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public Topics topics() {
        return new Topics(value(StreamsSettings.TOPIC_PREFIX, Topics.DEFAULT_PREFIX));
    }

    public Path policy() {
        return Path.of(value(StreamsSettings.POLICY_FILE, ""));
    }

    /** Consumer group, and name of the job. */
    public String application() {
        return value("application.id", "peer");
    }

    public String bootstrap() {
        return value(GroundPart.BOOTSTRAP, "");
    }

    public boolean exactlyOnce() {
        return value("processing.guarantee", "").equals("exactly_once_v2");
    }

    public int threads() {
        return Integer.parseInt(value("num.stream.threads", "1"));
    }

    public Duration commitInterval() {
        return Duration.ofMillis(Long.parseLong(value("commit.interval.ms", "100")));
    }

    /** For what the job keeps on disk. */
    public Path folder() {
        return Path.of(value("state.dir", "")).resolve(application());
    }

    /** Kafka's settings of a consumer, as the others' are set. */
    public Properties consumer() {
        Properties consumer = client("consumer.");
        consumer.setProperty("max.poll.records", MOST_RECORDS_AT_ONCE);
        return consumer;
    }

    /** Kafka's settings of a producer, as the others' are set. */
    public Properties producer() {
        Properties producer = client("producer.");
        producer.setProperty("acks", "all");
        producer.setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS);
        return producer;
    }

    private Properties client(String prefix) {
        Properties client = new Properties();
        client.setProperty(GroundPart.BOOTSTRAP, bootstrap());
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                client.setProperty(name.substring(prefix.length()), value);
            }
        });
        return client;
    }
}
