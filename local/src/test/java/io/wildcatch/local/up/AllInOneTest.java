package io.wildcatch.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.http.Secret;
import io.wildcatch.connectors.intake.Signature;
import io.wildcatch.event.SourceReach;
import io.wildcatch.local.broker.BrokerException;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerde;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything together, with nothing replaced: one long story, since each start costs seconds. */
class AllInOneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Secret KEY = Secret.of("a key of some length");

    /** Its condition never holds, but is counted. */
    private static final String POLICY = """
            conditions:
              - name: never
                when: kinds == ["NEVER"]
                lane: CONTESTED
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void shouldRunStopAndGoOnWhereItWas() throws Exception {
        Path accounts = Files.createDirectories(folder.resolve("home")).resolve("accounts.jsonl");
        Files.writeString(accounts, account("a-1", "acme.fr") + "\n");
        Path policy = folder.resolve("home").resolve("policy.yaml");
        Files.writeString(policy, POLICY);
        Ports ports = freePorts();
        UpConfig config = config(ports, Optional.empty());

        try (Shutdown shutdown = Shutdown.onSignal()) {
            List<String> announced = new ArrayList<>();
            try (AllInOne all = AllInOne.start(config, part -> announced.add(part.name()), shutdown)) {
                assertThat(all.fault().toCompletableFuture()).isNotDone();
                assertThat(announced)
                        .contains(
                                "Kafka",
                                "schema registry",
                                "Kafka Connect",
                                "topologies",
                                "console",
                                "intake",
                                "reference data");
                assertThat(get(config, 0, "/readyz").statusCode()).isEqualTo(200);
                assertThat(get(config, 1, "/subjects").body()).contains("wildcatch.signals-value");
                assertThat(get(config, 4, "/connectors").body()).isEqualTo("[]");

                assertThat(post(config, handRaise("s-1", "acme.fr")).statusCode())
                        .isEqualTo(202);
                await().atMost(PATIENCE).until(() -> isDecided(config, "a-1"));

                learn(config, "site");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Deployed.meters())
                                .isSubsetOf(
                                        Deployed.in(get(config, 0, "/metrics").body())));

                Files.writeString(
                        accounts,
                        account("a-1", "acme.fr") + "\n" + account("a-2", "beta.fr") + "\n" + account("a-3", "gamma.fr")
                                + "\n");
                await().atMost(PATIENCE)
                        .until(() -> get(config, 0, "/api/accounts/a-2").statusCode() == 200
                                && get(config, 0, "/api/accounts/a-3").statusCode() == 200);

                assertThat(decidesUnder(config, "second")).isFalse();
                Files.writeString(policy, "version: second\n");
                await().atMost(PATIENCE).until(() -> decidesUnder(config, "second"));
                // Who deletes the file changes nothing: the topic has it.
                Files.delete(policy);
            }

            // Nobody watches the files now.
            Files.writeString(accounts, account("a-1", "acme.fr") + "\n" + account("a-2", "beta.fr") + "\n");
            UpConfig signed = config(ports, Optional.of(KEY));
            try (AllInOne again = AllInOne.start(signed, part -> {}, shutdown)) {
                assertThat(again.fault().toCompletableFuture()).isNotDone();
                assertThat(isDecided(config, "a-1")).isTrue();
                await().atMost(PATIENCE)
                        .until(() -> get(config, 0, "/api/accounts/a-3").statusCode() == 404);
                assertThatIntakeAsksForASignature(config);
                await().atMost(PATIENCE)
                        .until(() -> isDecided(config, "a-2")
                                && get(config, 0, "/api/accounts/a-2").body().contains(madeBy("second")));
                assertThatThrownBy(() -> AllInOne.start(config, part -> {}, shutdown))
                        .isInstanceOf(BrokerException.class)
                        .hasMessageContaining("in use");
            }
        }
    }

    /** Whether the next decision names this version of the policy. */
    private static boolean decidesUnder(UpConfig config, String version) throws IOException, InterruptedException {
        String id = "probe-" + UUID.randomUUID();
        String domain = id + ".fr";
        assertThat(post(config, handRaise(id, domain)).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> isDecided(config, "domain:" + domain));
        return get(config, 0, "/api/accounts/domain:" + domain).body().contains(madeBy(version));
    }

    private static String madeBy(String version) {
        return "\"policyVersion\":\"" + version + "\"";
    }

    private static void assertThatIntakeAsksForASignature(UpConfig config) throws Exception {
        String body = handRaise("s-2", "beta.fr");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(post(config, body).statusCode()).isEqualTo(401);
        assertThat(post(config, body, Signature.of(bytes, Secret.of("another key")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(config, body, Signature.of(bytes, KEY)).statusCode()).isEqualTo(202);
    }

    /** As the pipeline says it once it has learnt something of a source. */
    private static void learn(UpConfig config, String source) throws Exception {
        SourceReach reach = new SourceReach(source, 1.0, 99.0, 0.01, 0.0, 0.03, 5.0, 1L);
        Topic<SourceReach> topic = Topics.withDefaultPrefix().reach();
        try (HttpSchemaRegistry schemas = new HttpSchemaRegistry(RegistryClientConfig.of(uri(config, 1, "/")));
                KafkaProducer<String, SourceReach> producer = new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                "127.0.0.1:" + config.ports().kafka()),
                        new StringSerializer(),
                        new AvroSerde<>(SourceReach.class, schemas, true).serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), source, reach)).get();
        }
    }

    private static boolean isDecided(UpConfig config, String account) throws IOException, InterruptedException {
        return get(config, 0, "/api/accounts/" + account).body().contains("opportunityId");
    }

    private UpConfig config(Ports ports, Optional<Secret> intakeSecret) {
        return new UpConfig(
                folder.resolve("data"),
                ports,
                UpConfig.LOOPBACK,
                UpConfig.LOOPBACK,
                Optional.empty(),
                intakeSecret,
                Optional.of(folder.resolve("home")),
                false,
                Optional.empty());
    }

    private static String account(String id, String domain) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"domains\":[\"%s\"],\"country\":\"FR\"}".formatted(id, domain, domain);
    }

    private static String handRaise(String id, String domain) {
        return "{\"id\":\"%s\",\"source\":\"site\",\"kind\":\"HAND_RAISE\",\"occurredAt\":\"%s\",\"account\":{\"domain\":\"%s\"}}"
                .formatted(id, Instant.now(), domain);
    }

    private static HttpResponse<String> get(UpConfig config, int offset, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(config, offset, path)).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(UpConfig config, String body) throws IOException, InterruptedException {
        return post(config, body, "none");
    }

    private static HttpResponse<String> post(UpConfig config, String body, String signature)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(config, 3, "/signals"))
                .header("Content-Type", "application/json")
                .header(Signature.HEADER, signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static URI uri(UpConfig config, int offset, String path) {
        return URI.create("http://127.0.0.1:" + (config.ports().base() + offset) + path);
    }

    /** Six in a row, below those that the system hands out. */
    private static Ports freePorts() {
        while (true) {
            int base = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            if (isFree(base) && isFree(base + 1) && isFree(base + 2) && isFree(base + 3) && isFree(base + 4)) {
                return new Ports(base);
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
