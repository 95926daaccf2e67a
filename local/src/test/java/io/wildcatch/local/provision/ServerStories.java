package io.wildcatch.local.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeLimits;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.local.console.ConsoleConfig;
import io.wildcatch.local.console.ConsoleServer;
import io.wildcatch.local.console.view.ViewReader;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Parts that answer requests. */
final class ServerStories {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration KAFKA_WAIT = Duration.ofSeconds(1);

    private final GuardedCluster cluster;

    ServerStories(GuardedCluster cluster) {
        this.cluster = cluster;
    }

    /** From nothing, and once more with what there is then. */
    Story registry() {
        return new Told("starts, takes a schema, starts again", Role.REGISTRY) {
            @Override
            public void work(Party party) throws Exception {
                cluster.delete(RegistryServer.TOPIC);
                RegistryServerConfig config = new RegistryServerConfig(
                        cluster.bootstrap(), "127.0.0.1", 0, Optional.empty(), cluster.login(Role.REGISTRY));
                try (RegistryServer registry = RegistryServer.start(config)) {
                    Web.post(registry.uri().resolve("/subjects/any/versions"), "{\"schema\":\"\\\"string\\\"\"}", 200);
                }
                try (RegistryServer again = RegistryServer.start(config)) {
                    JsonNode subjects = Web.get(again.uri().resolve("/subjects"));
                    if (!subjects.toString().contains("any")) {
                        throw new Broken("the schema is lost");
                    }
                }
            }
        };
    }

    Story intake(SchemaRegistry schemas) {
        return new Told("takes a signal", Role.INTAKE) {
            @Override
            public void work(Party party) throws Exception {
                IntakeLimits usual = IntakeLimits.DEFAULT;
                try (IntakeServer intake = IntakeServer.start(IntakeConfig.builder(cluster.bootstrap(), schemas)
                        .transactionalId(party.name())
                        .clientProperties(cluster.login(Role.INTAKE))
                        .limits(new IntakeLimits(
                                usual.bodyBytes(), usual.inFlightBytes(), usual.inFlightRequests(), KAFKA_WAIT))
                        .build())) {
                    Web.post(intake.signalsUri(), SmallMarket.signal("s-nobody", "gmail.com", "c.roux@gmail.com"), 202);
                }
            }
        };
    }

    /** Shows every record that there is, and takes what sellers tell. */
    Story console(SchemaRegistry schemas) {
        return new Told("shows every topic, takes a touch and a verdict", Role.CONSOLE) {
            @Override
            public void work(Party party) throws Exception {
                int there = records(ViewReader.topics(TOPICS));
                try (ConsoleServer console =
                        ConsoleServer.start(ConsoleConfig.builder(cluster.bootstrap(), schemas, Meters.scraped())
                                .clientProperties(cluster.login(Role.CONSOLE))
                                .kafkaWait(KAFKA_WAIT)
                                .build())) {
                    showAll(console.uri().resolve("/api/health"), there);
                    Web.post(
                            console.uri().resolve("/api/touches"),
                            "{\"accountId\":\"a-1\",\"channel\":\"PHONE\",\"direction\":\"OUT\",\"by\":\"seller-1\"}",
                            202);
                    Web.post(
                            console.uri().resolve("/api/verdicts"),
                            "{\"accountId\":\"a-1\",\"outcome\":\"WON\",\"rivals\":\"ABSENT\"}",
                            202);
                }
            }
        };
    }

    private static void showAll(URI health, int records) throws Exception {
        Broken.unless("the view doesn't come", PATIENCE, () -> {
            JsonNode report = Web.get(health);
            JsonNode view = report.get("view");
            String detail = report.at("/parts/0/detail").asText();
            if (detail.contains("Kafka")) {
                throw new Broken("not ready: " + detail.replaceFirst(": .*", ""));
            }
            int shown = view.get("records").asInt() + view.get("unreadable").asInt();
            if (view.get("caughtUp").asBoolean() && shown < records) {
                throw new Broken("not shown");
            }
            return shown >= records;
        });
    }

    /** How many there are; at least one in each topic, so that it would be missed. */
    private int records(Set<String> topics) {
        Map<String, Object> settings = new HashMap<>(cluster.masterLogin());
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            Map<TopicPartition, Integer> counts = new HashMap<>();
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(Duration.ofMillis(200));
                records.partitions()
                        .forEach(partition -> counts.merge(
                                partition, records.records(partition).size(), Integer::sum));
            }
            assertThat(counts.keySet()).as("topics that hold something").containsAll(partitions);
            return counts.values().stream().mapToInt(count -> count).sum();
        }
    }
}
