package io.wildcatch.local.crash;

import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker, a registry and a producer, which stay while {@code streams} come and go as processes of their own. */
final class Cluster implements AutoCloseable {

    static final Topics TOPICS = Topics.withDefaultPrefix();

    private final Path folder;
    private final EmbeddedBroker broker;
    private RegistryServer registry;
    private final HttpSchemaRegistry schemas;
    private final KafkaProducer<String, byte[]> producer;

    private Cluster(Path folder) {
        this.folder = folder;
        broker = EmbeddedBroker.start(BrokerConfig.local(folder.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        schemas = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Starts them, without topics. */
    static Cluster start(Path folder) {
        return new Cluster(folder);
    }

    String bootstrap() {
        return broker.bootstrapServers();
    }

    /** Ends the registry until it is {@linkplain #bringRegistryBack brought back}. */
    void takeRegistryAway() {
        registry.close();
    }

    /** Starts it again where it was. */
    void bringRegistryBack() {
        registry = RegistryServer.start(
                RegistryServerConfig.local(bootstrap(), registry.uri().getPort()));
    }

    Following follow() {
        return new Following(bootstrap(), registry.uri(), TOPICS);
    }

    /** Makes all topics that there aren't yet. */
    void provision() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            TopicAdmin provisioner = new TopicAdmin(admin);
            provisioner.apply(provisioner.plan(TopicSpec.all(TOPICS, TopicSpec.DEFAULT_PARTITIONS)), Optional.empty());
        }
    }

    /** Deletes a topic; it is gone when this returns. */
    void delete(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }

    /** Writes the sources of a history. */
    void introduce(History history) throws IOException {
        for (JsonNode source : new ObjectMapper()
                .readTree(history.folder().resolve("sources.json").toFile())) {
            write(TOPICS.sources(), source.get("id").asText(), read(Source.class, source.toString()));
        }
        producer.flush();
    }

    /** @param further settings, a line each */
    Path config(String name, String application, History history, String further) throws IOException {
        Path policy = history.folder().resolve("policy.yaml");
        return config(name, application, "wildcatch.policy.file=" + policy + "\n" + further);
    }

    /** @param further settings, a line each */
    Path config(String name, String application, String further) throws IOException {
        return Files.writeString(folder.resolve(name + ".properties"), """
                bootstrap.servers=%s
                schema.registry.url=%s
                application.id=%s
                wildcatch.topic.prefix=%s
                %s
                """.formatted(
                        bootstrap(), registry.uri(), application, TOPICS.prefix(), further));
    }

    /** Writes signals; when it returns, the broker has them. */
    void write(List<String> lines) {
        for (String line : lines) {
            Signal signal = read(Signal.class, line);
            write(TOPICS.signals(), SignalKey.of(signal), signal);
        }
        producer.flush();
    }

    /** Writes one record; it is on its way when this returns. */
    <T extends SpecificRecord> void write(Topic<T> topic, String key, T value) {
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

    @Override
    public void close() {
        producer.close();
        schemas.close();
        registry.close();
        broker.close();
    }
}
