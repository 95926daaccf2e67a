package io.wildcatch.local.intake;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeLimits;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.event.Signal;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The intake against a real broker: what got 202 is there, and of nothing else there is a half. */
class IntakeOnKafkaTest {

    private static final Instant NOW = Instant.parse("2026-01-06T10:00:00Z");
    private static final int SIGNALS_PER_REQUEST = 20;

    @TempDir
    static Path data;

    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(BrokerConfig.local(data, 0));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldKeepASignalUnderItsDomainAtTheTimeItWasSeen() throws Exception {
        Topics topics = topics("one.");
        try (IntakeServer intake = IntakeServer.start(config(topics).build())) {
            String body = signal("s-1").replace("}}", "},\"observedAt\":\"2026-01-05T10:00:07Z\"}");

            HttpResponse<String> response = post(intake, "application/json", body);

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
            ConsumerRecord<String, Signal> kept = kept(topics).get(0);
            assertThat(kept.key()).isEqualTo("acme.fr");
            assertThat(kept.timestamp())
                    .isEqualTo(Instant.parse("2026-01-05T10:00:07Z").toEpochMilli());
            assertThat(kept.value().getId()).isEqualTo("s-1");
        }
    }

    @Test
    void shouldNotSendSignalsIntoTheFuture() throws Exception {
        Topics topics = topics("future.");
        try (IntakeServer intake = IntakeServer.start(config(topics).build())) {
            String body = signal("s-1").replace("WEB_VISIT", "CONTRACT_END").replace("2026-01-05", "2027-06-30");

            assertThat(post(intake, "application/json", body).statusCode()).isEqualTo(202);

            assertThat(kept(topics).get(0).timestamp()).isEqualTo(NOW.toEpochMilli());
            assertThat(kept(topics).get(0).value().getObservedAt()).isNull();
        }
    }

    @Test
    void shouldKeepTheGoodAndNameTheBad() throws Exception {
        Topics topics = topics("mixed.");
        try (IntakeServer intake = IntakeServer.start(config(topics).build())) {
            String body = signal("s-1") + "\n" + signal("s-2").replace("WEB_VISIT", "") + "\n{oops\n" + signal("s-4");

            HttpResponse<String> response = post(intake, "application/x-ndjson", body);

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.body())
                    .startsWith("{\"accepted\":2,\"rejected\":[{\"index\":1,\"error\":\"kind: expected")
                    .contains("{\"index\":2,\"error\":\"line 3");
            assertThat(kept(topics))
                    .extracting(record -> record.value().getId())
                    .containsExactlyInAnyOrder("s-1", "s-4");
        }
    }

    @Test
    void shouldAnswer503AndKeepNothingWithoutTheTopic() throws Exception {
        try (IntakeServer intake = IntakeServer.start(config(new Topics("missing."))
                .limits(new IntakeLimits(1 << 20, 64 << 20, 64, Duration.ofMillis(500)))
                .build())) {
            assertThat(post(intake, "application/json", signal("s-1")).statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void shouldRefuseASignalThatTheTopicCantHold() throws Exception {
        Topics topics = topics("small.", Map.of("max.message.bytes", "20000"));
        try (IntakeServer intake = IntakeServer.start(config(topics).build())) {
            String noise = new java.util.Random(3)
                    .ints(60_000, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String large = signal("large").replace("}}", "},\"text\":\"" + noise + "\"}");

            assertThat(post(intake, "application/x-ndjson", signal("with-it") + "\n" + large)
                            .statusCode())
                    .isEqualTo(413);
            assertThat(post(intake, "application/json", signal("after")).statusCode())
                    .isEqualTo(202);

            assertThat(kept(topics))
                    .extracting(record -> record.value().getId())
                    .containsExactly("after");
        }
    }

    /** The broker goes away and comes back while requests come in. */
    @Test
    void shouldKeepEveryRequestWholeOrNotAtAll() throws Exception {
        Topics topics = topics("storm.");
        IntakeLimits hasty = new IntakeLimits(1 << 20, 64 << 20, 64, Duration.ofSeconds(1));
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try (IntakeServer intake =
                IntakeServer.start(config(topics).limits(hasty).build())) {
            AtomicBoolean stop = new AtomicBoolean();
            IntStream.range(0, 4).forEach(s -> senders.execute(() -> storm(intake, "sender" + s, answers, stop)));
            await().atMost(Duration.ofMinutes(1)).until(() -> count(answers, 202) > 50);
            restartBroker(answers);
            long before = count(answers, 202);
            await().atMost(Duration.ofSeconds(30)).until(() -> count(answers, 202) > before + 50);
            stop.set(true);
            senders.shutdown();
            assertThat(senders.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }

        Map<String, Long> kept = kept(topics).stream()
                .collect(groupingBy(record -> record.value().getId().split("#")[0], Collectors.counting()));
        assertThat(count(answers, 503)).isPositive();
        assertThat(kept.values()).containsOnly((long) SIGNALS_PER_REQUEST);
        answers.forEach((request, status) -> {
            if (status == 202) {
                assertThat(kept).containsKey(request);
            }
        });
    }

    private static void restartBroker(Map<String, Integer> answers) {
        int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
        broker.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> count(answers, 503) > 4);
        broker = EmbeddedBroker.start(BrokerConfig.local(data, port));
    }

    private static void storm(IntakeServer intake, String sender, Map<String, Integer> answers, AtomicBoolean stop) {
        for (int i = 0; !stop.get(); i++) {
            String request = sender + "-" + i;
            String body = IntStream.range(0, SIGNALS_PER_REQUEST)
                    .mapToObj(n -> signal(request + "#" + n).replace("acme.fr", "acme" + n + ".fr"))
                    .collect(Collectors.joining("\n"));
            try {
                answers.put(request, post(intake, "application/x-ndjson", body).statusCode());
            } catch (IOException | InterruptedException e) {
                answers.put(request, 0);
            }
        }
    }

    private static long count(Map<String, Integer> answers, int status) {
        return answers.values().stream().filter(answer -> answer == status).count();
    }

    private static IntakeConfig.Builder config(Topics topics) {
        return IntakeConfig.builder(broker.bootstrapServers(), REGISTRY)
                .topics(topics)
                .transactionalId(topics.prefix() + "intake")
                .clock(InstantSource.fixed(NOW));
    }

    private static String signal(String id) {
        return "{\"id\":\"" + id + "\",\"source\":\"site\",\"kind\":\"WEB_VISIT\","
                + "\"occurredAt\":\"2026-01-05T10:00:00Z\",\"account\":{\"domain\":\"www.acme.fr\"}}";
    }

    private static HttpResponse<String> post(IntakeServer intake, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(intake.signalsUri())
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static Topics topics(String prefix) throws Exception {
        return topics(prefix, Map.of());
    }

    private static Topics topics(String prefix, Map<String, String> settings) throws Exception {
        Topics topics = new Topics(prefix);
        // The records of these tests are old, and retention would delete them.
        Map<String, String> configs = new HashMap<>(settings);
        configs.put("retention.ms", "-1");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topics.signals().name(), 3, (short) 1).configs(configs)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        return topics;
    }

    /** Everything committed. */
    private static List<ConsumerRecord<String, Signal>> kept(Topics topics) {
        return CommittedRecords.read(
                broker.bootstrapServers(),
                topics.signals().name(),
                new AvroSerde<>(Signal.class, REGISTRY, false).deserializer());
    }
}
