package io.wildcatch.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code streams} is killed in the middle of its work, and goes on as several instances with another number of threads
 * each; the broker stays.
 */
class ThreadsTest {

    private static final String APPLICATION = "threads";
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    /** What it said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;
    private static HttpSchemaRegistry schemas;
    private static KafkaProducer<String, byte[]> producer;
    private static History history;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(BrokerConfig.local(folder.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        schemas = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        history = History.write(folder.resolve("home"));
        provision();
    }

    @AfterAll
    static void stop() {
        producer.close();
        schemas.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldDecideTheSameWithFourThreadsAndAfterAKillWithOneInEachOfThreeInstances() throws Exception {
        Sending sending = new Sending(ThreadsTest::write);
        try (Program four = streams("first", 4)) {
            four.awaitReady();
            sending.start(history.chapters().get(0));
            sending.awaitAcknowledged(history.chapters().get(0).size() / 3);
            four.kill();
        }
        sending.awaitDone();

        try (Program first = streams("first", 1);
                Program second = streams("second", 1);
                Program third = streams("third", 1);
                Following following = new Following(broker.bootstrapServers(), registry.uri(), TOPICS)) {
            List.of(first, second, third).forEach(Program::awaitReady);
            following.awaitDone(APPLICATION);
            for (List<String> chapter : history.chapters().subList(1, 3)) {
                sending.start(chapter);
                sending.awaitDone();
                following.awaitDone(APPLICATION);
            }

            history.assertDecided(following.decisions());
        }
    }

    private static Program streams(String instance, int threads) throws IOException {
        String name = instance + "-" + threads;
        return Program.start(
                folder.resolve(name + ".log"),
                "streams",
                "--config",
                config(name, folder.resolve("state-" + instance), threads).toString());
    }

    private static void provision() throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicAdmin provisioner = new TopicAdmin(admin);
            provisioner.apply(provisioner.plan(TopicSpec.all(TOPICS, TopicSpec.DEFAULT_PARTITIONS)), Optional.empty());
        }
        for (JsonNode source : new ObjectMapper()
                .readTree(history.folder().resolve("sources.json").toFile())) {
            write(TOPICS.sources(), source.get("id").asText(), read(Source.class, source.toString()));
        }
        producer.flush();
    }

    private static Path config(String name, Path state, int threads) throws IOException {
        return Files.writeString(folder.resolve(name + ".properties"), """
                bootstrap.servers=%s
                schema.registry.url=%s
                application.id=%s
                wildcatch.topic.prefix=%s
                wildcatch.policy.file=%s
                state.dir=%s
                num.stream.threads=%d
                consumer.session.timeout.ms=6000
                consumer.heartbeat.interval.ms=1000
                """.formatted(
                        broker.bootstrapServers(),
                        registry.uri(),
                        APPLICATION,
                        TOPICS.prefix(),
                        history.folder().resolve("policy.yaml"),
                        state,
                        threads));
    }

    private static void write(List<String> lines) {
        for (String line : lines) {
            Signal signal = read(Signal.class, line);
            write(TOPICS.signals(), SignalKey.of(signal), signal);
        }
        producer.flush();
    }

    private static <T extends SpecificRecord> void write(Topic<T> topic, String key, T value) {
        byte[] bytes =
                new AvroSerde<>(topic.valueType(), schemas, true).serializer().serialize(topic.name(), value);
        var unused = producer.send(new ProducerRecord<>(topic.name(), key, bytes));
    }

    private static <T extends SpecificRecord> T read(Class<T> type, String json) {
        try {
            return RecordJson.read(type, json);
        } catch (InvalidRecordException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
