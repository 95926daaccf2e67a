package io.wildcatch.local.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.event.Source;
import io.wildcatch.local.crash.History;
import io.wildcatch.local.crash.Program;
import io.wildcatch.local.provision.SchemaAdmin;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerde;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** Broker, registry, Connect, intake and two topologies, a container each, on a network of their own. */
final class Deployment implements AutoCloseable {

    static final String TOKEN = "a-token-for-the-system-tests";
    static final Topics TOPICS = Topics.withDefaultPrefix();

    private static final String POLICY = "/etc/wildcatch/policy.yaml";
    private static final String JAAS = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"wildcatch\" password=\"" + TOKEN + "\";";

    private final int base = Program.freePorts();
    private final Network network = Network.newNetwork();
    private final String image;
    final Member broker;
    final Member registry;
    final Member connect;
    final Member intake;
    final List<Member> topologies;

    private Deployment(String image, History history) {
        this.image = image;
        this.broker = member("kafka", "broker")
                .publish(base + 2)
                .withEnv("WILDCATCH_LISTEN", "0.0.0.0:19092")
                .withEnv("WILDCATCH_ADVERTISE", "kafka:19092,127.0.0.1:" + (base + 2));
        this.registry = listening("registry", base + 1);
        this.intake = listening("intake", base + 3);
        this.connect = listening("connect", base + 4);
        this.topologies = Stream.of("streams-1", "streams-2")
                .map(name -> topologies(name, history))
                .toList();
    }

    /** Returns when everything is ready, and the sources of the history are published. */
    static Deployment start(String image, History history) throws IOException {
        Deployment deployment = new Deployment(image, history);
        try {
            deployment.broker.start();
            deployment.registry.start();
            deployment.provision(history);
            Startables.deepStart(Stream.concat(
                            deployment.topologies.stream(), Stream.of(deployment.intake, deployment.connect)))
                    .join();
            return deployment;
        } catch (IOException | RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    Stream<Member> members() {
        return Stream.concat(
                Stream.of(intake, connect), Stream.concat(topologies.stream(), Stream.of(registry, broker)));
    }

    /** Where a service answers on this machine. */
    URI address(Member member, String path) {
        int offset = member == registry ? 1 : member == intake ? 3 : 4;
        return URI.create("http://127.0.0.1:" + (base + offset) + path);
    }

    /** Settings of clients on this machine. */
    Map<String, String> settings() {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + (base + 2),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                JAAS,
                RegistryClientConfig.URL,
                address(registry, "").toString(),
                RegistryClientConfig.BEARER_TOKEN,
                TOKEN);
    }

    @Override
    public void close() {
        members().forEach(Member::stop);
        network.close();
    }

    /** Its settings are variables, as in docker-compose.yml. */
    private Member member(String name, String command) {
        return new Member(image, network, name, command)
                .withEnv("WILDCATCH_BOOTSTRAP_SERVERS", "kafka:19092")
                .withEnv("WILDCATCH_SCHEMA_REGISTRY_URL", "http://registry:" + (base + 1))
                .withEnv("WILDCATCH_TOKEN", TOKEN)
                .withEnv("WILDCATCH_BEARER_AUTH_TOKEN", TOKEN)
                .withEnv("WILDCATCH_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .withEnv("WILDCATCH_SASL_MECHANISM", "PLAIN")
                .withEnv("WILDCATCH_SASL_JAAS_CONFIG", JAAS)
                .withEnv("WILDCATCH_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
    }

    private Member listening(String name, int port) {
        return member(name, name).publish(port).withEnv("WILDCATCH_LISTEN", "0.0.0.0:" + port);
    }

    /** A member that is gone is missed after six seconds and not after Kafka's forty-five. */
    private Member topologies(String name, History history) {
        return member(name, "streams")
                .withEnv("WILDCATCH_POLICY_FILE", POLICY)
                .withEnv("WILDCATCH_CONSUMER_SESSION_TIMEOUT_MS", "6000")
                .withEnv("WILDCATCH_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000")
                // For so long a thread waits for its place in the group when the broker forgets that it asked.
                .withEnv("WILDCATCH_CONSUMER_MAX_POLL_INTERVAL_MS", "30000")
                .mount(history.folder().resolve("policy.yaml"), POLICY);
    }

    private void provision(History history) throws IOException {
        try (Admin admin = Admin.create(Map.copyOf(settings()));
                HttpSchemaRegistry schemas = new HttpSchemaRegistry(RegistryClientConfig.from(settings()))) {
            TopicAdmin topics = new TopicAdmin(admin);
            topics.apply(topics.plan(TopicSpec.all(TOPICS, TopicSpec.DEFAULT_PARTITIONS)), Optional.empty());
            new SchemaAdmin(schemas).apply(TOPICS);
            publish(TOPICS.sources(), schemas, history);
        }
    }

    private void publish(Topic<Source> topic, HttpSchemaRegistry schemas, History history) throws IOException {
        Map<String, Object> client = new HashMap<>(settings());
        try (KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
                var serializer = new AvroSerde<>(Source.class, schemas, true).serializer()) {
            for (JsonNode json : new ObjectMapper()
                    .readTree(history.folder().resolve("sources.json").toFile())) {
                byte[] value = serializer.serialize(topic.name(), RecordJson.read(Source.class, json.toString()));
                var unused = producer.send(
                        new ProducerRecord<>(topic.name(), json.get("id").asText(), value));
            }
        } catch (InvalidRecordException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
