package io.wildcatch.bench.flink;

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
 * What the peer is started with, in the words of Kafka Streams.
 *
 * @param values as {@code bench} sends them to everybody
 */
record PeerSettings(HashMap<String, String> values) implements Serializable {

    static PeerSettings of(Map<String, String> values) {
        return new PeerSettings(new HashMap<>(values));
    }

    private String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Topics topics() {
        return new Topics(value(StreamsSettings.TOPIC_PREFIX, Topics.DEFAULT_PREFIX));
    }

    Path policy() {
        return Path.of(value(StreamsSettings.POLICY_FILE, ""));
    }

    /** Consumer group, and what transactions begin with. */
    String application() {
        return value("application.id", "peer");
    }

    String bootstrap() {
        return value(GroundPart.BOOTSTRAP, "");
    }

    boolean exactlyOnce() {
        return value("processing.guarantee", "").equals("exactly_once_v2");
    }

    int threads() {
        return Integer.parseInt(value("num.stream.threads", "1"));
    }

    Duration commitInterval() {
        return Duration.ofMillis(Long.parseLong(value("commit.interval.ms", "100")));
    }

    Path folder() {
        return Path.of(value("state.dir", "")).resolve("flink");
    }

    /** Kafka's own settings of a client: those that begin so, without their beginning. */
    Properties client(String prefix) {
        Properties client = new Properties();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                client.setProperty(name.substring(prefix.length()), value);
            }
        });
        return client;
    }
}
