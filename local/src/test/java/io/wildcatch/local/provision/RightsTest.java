package io.wildcatch.local.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that allows nothing but what was granted; whoever comes in by loopback without a name is its master. */
class RightsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;
    private static Admin master;

    @BeforeAll
    static void startOnce() {
        RemoteListener remote = new RemoteListener("127.0.0.1", 0, "127.0.0.1", "worker", "secret");
        broker = EmbeddedBroker.start(new BrokerConfig(
                data.resolve("kafka"),
                0,
                BrokerConfig.LOOPBACK,
                Optional.of(remote),
                Map.of(
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "super.users", "User:ANONYMOUS")));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        master = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        master.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldSufficeForTheWholeWayOfASignal() throws Exception {
        grant(Role.PROVISIONER);
        try (Admin provisioner = Admin.create(client())) {
            TopicAdmin topics = new TopicAdmin(provisioner);
            topics.apply(topics.plan(TopicSpec.all(TOPICS, 1)), Optional.empty());
        }
        try (KafkaConsumer<byte[], byte[]> reader = reader()) {
            assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(20))).isInstanceOf(AuthorizationException.class);
        }
        grant(Role.STREAMS);
        grant(Role.SENDER);
        grant(Role.READER);

        try (WildcatchStreams streams = WildcatchStreams.start(settings(), new SimpleMeterRegistry());
                HttpSchemaRegistry schemas = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()));
                IntakeServer intake = IntakeServer.start(intake(schemas));
                KafkaConsumer<byte[], byte[]> reader = reader()) {
            await().atMost(PATIENCE).until(streams::isReady);
            assertThat(send(intake)).isEqualTo(202);

            await().atMost(PATIENCE)
                    .until(() -> !reader.poll(Duration.ofMillis(200)).isEmpty());
        }
    }

    @Test
    void shouldAskForAPrincipalAsKafkaNamesIt() {
        assertThatThrownBy(() -> Rights.of(Role.STREAMS, "worker", "wildcatch", TOPICS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("User:");
    }

    private static void grant(Role role) throws Exception {
        master.createAcls(Rights.of(role, "User:worker", "wildcatch", TOPICS))
                .all()
                .get();
    }

    private static StreamsSettings settings() {
        Map<String, String> settings = new HashMap<>();
        client().forEach((key, value) -> settings.put(key, value.toString()));
        settings.put("schema.registry.url", registry.uri().toString());
        settings.put("state.dir", data.resolve("streams").toString());
        return new StreamsSettings(settings);
    }

    private static IntakeConfig intake(HttpSchemaRegistry schemas) {
        Map<String, String> properties = new HashMap<>();
        client().forEach((key, value) -> properties.put(key, value.toString()));
        return IntakeConfig.builder(bootstrap(), schemas)
                .clientProperties(properties)
                .build();
    }

    private static KafkaConsumer<byte[], byte[]> reader() {
        Map<String, Object> properties = new HashMap<>(client());
        properties.put("group.id", "wildcatch-crm");
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(TOPICS.decisions().name()));
        return consumer;
    }

    private static int send(IntakeServer intake) throws Exception {
        String signal = """
                {"id":"s-1","source":"site","kind":"HAND_RAISE","occurredAt":"%s","account":{"domain":"acme.fr"}}
                """.formatted(Instant.now());
        HttpRequest request = HttpRequest.newBuilder(intake.signalsUri())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(signal))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static Map<String, Object> client() {
        return Map.of(
                "bootstrap.servers",
                bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"worker\" password=\"secret\";");
    }

    private static String bootstrap() {
        return "127.0.0.1:" + broker.remotePort();
    }
}
