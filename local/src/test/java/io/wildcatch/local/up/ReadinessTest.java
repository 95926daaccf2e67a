package io.wildcatch.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topologies say what keeps them from working. */
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Meters meters = Meters.scraped();
    private EmbeddedBroker broker;
    private RegistryServer registry;
    private Admin admin;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerConfig.local(folder.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        TopicAdmin provisioner = new TopicAdmin(admin);
        provisioner.apply(provisioner.plan(TopicSpec.all(TOPICS, 1)), Optional.empty());
    }

    @AfterEach
    void stop() {
        admin.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldSayThatATopicIsMissingAndThatTheRegistryIsAway() throws Exception {
        try (WildcatchStreams streams = WildcatchStreams.start(settings(Map.of()), meters.registry());
                HealthServer health = HealthServer.start(Endpoint.loopback(), meters, streams::faults)) {
            awaitAnswer(health, 200, "ready");

            admin.deleteTopics(List.of(TOPICS.suppressed().name())).all().get();
            awaitAnswer(health, 503, "not ready: topics: missing wildcatch.leads.suppressed");

            registry.close();
            awaitAnswer(health, 503, "; registry: ");
        }
    }

    @Test
    void shouldNotBeReadyWhileTooMuchWaits() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < 50_000; i++) {
                var unused = producer.send(new ProducerRecord<>(TOPICS.signals().name(), new byte[] {1, 2, 3}));
            }
        }
        Map<String, String> slow = Map.of(StreamsSettings.MAX_LAG, "10", "consumer.max.poll.records", "1");

        try (WildcatchStreams streams = WildcatchStreams.start(settings(slow), meters.registry())) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(streams::faults, faults -> faults.stream().anyMatch(fault -> fault.startsWith("lag: ")));
            await().atMost(PATIENCE).until(streams::faults, List::isEmpty);
        }
    }

    @Test
    void shouldSayThatTheBoundIsNoNumber() {
        assertThatThrownBy(() -> settings(Map.of(StreamsSettings.MAX_LAG, "many")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wildcatch.ready.max.lag: expected a number of records, got many");
    }

    private void awaitAnswer(HealthServer health, int status, String text) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpRequest request =
                    HttpRequest.newBuilder(health.uri().resolve("/readyz")).build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.body()).contains(text);
            assertThat(answer.statusCode()).isEqualTo(status);
        });
    }

    private StreamsSettings settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("schema.registry.url", registry.uri().toString());
        settings.put("state.dir", folder.resolve("state").toString());
        return new StreamsSettings(settings);
    }
}
