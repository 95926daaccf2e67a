package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.event.Decision;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.intake.CommittedRecords;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topic<Decision> DECISIONS = Topics.withDefaultPrefix().decisions();

    @TempDir
    Path data;

    private EmbeddedBroker broker;
    private RegistryServer registry;
    private HttpSchemaRegistry schemas;
    private Map<String, String> settings;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        schemas = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()));
        settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "schema.registry.url", registry.uri().toString(),
                "state.dir", data.resolve("state").toString(),
                // Stopped instances count as members until then.
                "consumer.session.timeout.ms", "6000");
        Files.write(
                data.resolve("prod.properties"),
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        assertThat(wildcatch("topics", "apply", "--partitions", "1").exitCode()).isZero();
    }

    @AfterEach
    void stop() {
        schemas.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldForgetWhatWasBuiltUpAndTellTheSameDecisionsAgain() throws Exception {
        assertThat(wildcatch("reset").out()).startsWith("nothing to reset");
        try (WildcatchStreams streams =
                WildcatchStreams.start(new StreamsSettings(settings), new SimpleMeterRegistry())) {
            await().atMost(PATIENCE).until(streams::isReady);
            send();
            await().atMost(PATIENCE).until(() -> !decisions().isEmpty());

            Console refused = wildcatch("reset");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("wildcatch is running", "stop all instances first");
        }
        List<String> before = decisions();

        await().atMost(PATIENCE).until(() -> wildcatch("reset", "--dry-run").exitCode() == 0);
        Console plan = wildcatch("reset", "--dry-run");
        assertThat(plan.out())
                .contains("would forget offsets", "wildcatch-ledgers-changelog", "would delete state")
                .containsPattern("would empty topic +wildcatch.assignments");
        assertThat(wildcatch("reset", "--dry-run").out()).isEqualTo(plan.out());
        assertThat(wildcatch("reset").out().lines())
                .hasSameSizeAs(plan.out().lines().toList());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wildcatch("reset").out()).startsWith("nothing to reset"));
        assertThat(data.resolve("state").resolve("wildcatch")).doesNotExist();

        try (WildcatchStreams streams =
                WildcatchStreams.start(new StreamsSettings(settings), new SimpleMeterRegistry())) {
            await().atMost(PATIENCE).until(() -> decisions().size() == 2 * before.size());
            assertThat(streams.isReady()).isTrue();
        }
        assertThat(decisions().subList(before.size(), 2 * before.size())).isEqualTo(before);
    }

    private List<String> decisions() {
        var reader = new AvroSerde<>(Decision.class, schemas, false).deserializer();
        return CommittedRecords.read(broker.bootstrapServers(), DECISIONS.name(), reader).stream()
                .map(record ->
                        record.value().getOpportunityId() + " " + record.value().getLane())
                .toList();
    }

    private void send() throws Exception {
        try (IntakeServer intake = IntakeServer.start(
                IntakeConfig.builder(broker.bootstrapServers(), schemas).build())) {
            HttpRequest request = HttpRequest.newBuilder(intake.signalsUri())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"id\":\"s-1\",\"source\":\"site\",\"kind\":\"HAND_RAISE\",\"occurredAt\":\"%s\",\"account\":{\"domain\":\"acme.fr\"}}"
                                    .formatted(Instant.now())))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    private Console wildcatch(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = data.resolve("prod.properties").toString();
        return Console.run(all);
    }
}
