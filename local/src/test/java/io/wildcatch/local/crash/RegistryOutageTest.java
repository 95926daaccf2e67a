package io.wildcatch.local.crash;

import static io.wildcatch.local.crash.Cluster.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.event.PolicyDocument;
import io.wildcatch.event.SourceReach;
import io.wildcatch.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code streams} is started while the schema registry is away. */
class RegistryOutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Less than a call of the registry's client goes on trying. */
    private static final Duration SOON = Duration.ofSeconds(15);

    /** What it said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int health = Program.freePorts();

    @Test
    void shouldWaitForTheRegistryAndThenDecideByThePolicyThatWasPublished() throws Exception {
        String metrics =
                metricsAfterAStartWithoutRegistry(cluster -> cluster.write(TOPICS.policies(), Topics.POLICY, policy()));

        assertThat(metrics).contains("wildcatch_policy_in_force{version=\"published\"} 1.0");
    }

    @Test
    void shouldWaitForTheRegistryAndThenKnowWhatWasLearnt() throws Exception {
        String metrics = metricsAfterAStartWithoutRegistry(cluster -> cluster.write(TOPICS.reach(), "site", reach()));

        assertThat(metrics).contains("wildcatch_source_reach{source=\"site\"} 0.1");
    }

    @Test
    void shouldSaySoonThatTheIntakeIsNotReadyAndTakeSignalsWhenTheRegistryIsBack() throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            cluster.provision();
            cluster.write(
                    List.of(
                            "{\"id\":\"s-1\",\"source\":\"site\",\"kind\":\"PRESS\",\"occurredAt\":\"2026-01-05T10:00:00Z\",\"account\":{\"domain\":\"acme.fr\"}}"));
            Path config = cluster.config("intake", "outage", "");
            cluster.takeRegistryAway();

            try (Program intake = Program.start(
                    folder.resolve("intake.log"),
                    "intake",
                    "--config",
                    config.toString(),
                    "--listen",
                    "127.0.0.1:" + (health + 1),
                    "--health",
                    "127.0.0.1:" + health)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(intake.output()).contains("wildcatch: intake"));
                assertThat(get("/readyz")).contains("intake is not ready");

                cluster.bringRegistryBack();

                intake.awaitReady();
                assertThat(intake.end()).isZero();
            }
        }
    }

    /** @param before what is in the topics by then */
    private String metricsAfterAStartWithoutRegistry(Consumer<Cluster> before) throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            cluster.provision();
            before.accept(cluster);
            Path config = cluster.config("streams", "outage", """
                    state.dir=%s
                    wildcatch.schema.registry.retry.ms=500
                    """.formatted(folder.resolve("state")));
            cluster.takeRegistryAway();

            try (Program streams = Program.start(
                    folder.resolve("streams.log"),
                    "streams",
                    "--config",
                    config.toString(),
                    "--health",
                    "127.0.0.1:" + health)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(streams.output()).contains("schema registry"));
                assertThat(get("/readyz")).contains("it is starting");

                cluster.bringRegistryBack();

                streams.awaitReady();
                String metrics = get("/metrics");
                assertThat(streams.end()).isZero();
                return metrics;
            }
        }
    }

    private static PolicyDocument policy() {
        return PolicyDocument.newBuilder()
                .setText("version: published\n")
                .setVersion("published")
                .setAt(Instant.EPOCH)
                .build();
    }

    private static SourceReach reach() {
        return SourceReach.newBuilder()
                .setSource("site")
                .setAlpha(1)
                .setBeta(9)
                .setMean(0.1)
                .setLow(0.01)
                .setHigh(0.3)
                .setObservations(8)
                .build();
    }

    private String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + health + path);
        return http.send(HttpRequest.newBuilder(uri).timeout(SOON).build(), BodyHandlers.ofString())
                .body();
    }
}
