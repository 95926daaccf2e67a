package io.wildcatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.webhook.FakeReceiver;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.connect.ConnectConfig;
import io.wildcatch.local.connect.ConnectWorker;
import io.wildcatch.local.intake.CommittedRecords;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sinks in real workers, on a real broker and registry. Nothing is lost, and nobody has anything twice. */
class SinkConnectorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** How long the receiver is away, longer than the group waits for a poll; -Dwildcatch.outage.seconds=600 for a long one. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("wildcatch.outage.seconds", 8));

    private static final int MANY = 1_000;

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldDeliverAllButTheOnePoisonRecordAndSayWhyThat() throws Exception {
        try (ConnectWorker worker = worker("poison");
                FakeReceiver receiver = new FakeReceiver();
                OpportunityTopic topic = topic("poison.opportunities")) {
            receiver.refuse("o-77");
            topic.write(0, 100);
            topic.writeGarbage("a-x");
            topic.write(100, 200);
            rest(worker).put("hook", hook("poison.opportunities", receiver, Map.of("webhook.batch.size", "200")));

            await().atMost(PATIENCE).until(() -> receiver.events().size() == 199);
            await().atMost(PATIENCE)
                    .until(() -> deadLetters("poison.opportunities.dead").size() == 2);
            assertThat(receiver.repeats()).isZero();
            assertThat(deadLetters("poison.opportunities.dead"))
                    .extracting(letter -> header(letter, "__connect.errors.exception.message"))
                    .anyMatch(message -> message.contains(
                            "webhook refused it with HTTP_400: {\"error\":\"something in it is wrong\"}"))
                    .anyMatch(message -> message.contains("poison.opportunities") && !message.contains("HTTP_400"));
            assertThat(rest(worker).status("hook").at("/tasks/0/state").asText())
                    .isEqualTo("RUNNING");
        }
    }

    @Test
    void shouldOutlastAnOutageWithoutLosingItsPlaceInTheGroup() throws Exception {
        FakeReceiver gone = new FakeReceiver();
        int port = gone.server().port();
        gone.close();
        try (ConnectWorker worker = worker("outage");
                OpportunityTopic topic = topic("outage.opportunities")) {
            topic.write(0, MANY);
            rest(worker)
                    .put(
                            "hook",
                            hook(
                                    "outage.opportunities",
                                    gone,
                                    Map.of("max.buffered", "100", "consumer.override.max.poll.interval.ms", "5000")));
            await().atMost(PATIENCE).until(() -> isRunning(worker));
            await().during(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(() -> isRunning(worker));
            try (FakeReceiver back = new FakeReceiver(port)) {
                await().atMost(PATIENCE).until(() -> back.events().size() == MANY);
                assertThat(back.repeats()).isZero();
            }
            assertThat(isRunning(worker)).isTrue();
        }
    }

    private static boolean isRunning(ConnectWorker worker) throws Exception {
        return rest(worker).status("hook").at("/tasks/0/state").asText().equals("RUNNING");
    }

    @Test
    void shouldLoseNothingWhenTasksAndWorkersComeAndGoInMidBatch() throws Exception {
        try (FakeReceiver receiver = new FakeReceiver();
                OpportunityTopic topic = topic("rebalance.opportunities");
                ConnectWorker first = worker("rebalance")) {
            receiver.server().next(FakeResponse.json(429, "{}").with("Retry-After", "1"), 3);
            topic.write(0, MANY);
            Map<String, String> config = hook(
                    "rebalance.opportunities",
                    receiver,
                    Map.of("rate.limit.requests", "200", "rate.limit.period.ms", "1000"));
            rest(first).put("hook", config);
            await().atMost(PATIENCE).until(() -> receiver.events().size() > 50);

            config.put("tasks.max", "3");
            rest(first).put("hook", config);
            await().atMost(PATIENCE).until(() -> receiver.events().size() > 200);
            try (ConnectWorker second = worker("rebalance")) {
                await().atMost(PATIENCE).until(() -> receiver.events().size() > 400);
                assertThat(rest(second).status("hook").path("tasks")).hasSize(3);
            }
            await().atMost(PATIENCE).until(() -> receiver.events().size() == MANY);
        }
    }

    @Test
    void shouldSayOfEachWrongOptionWhatToDo() throws Exception {
        try (ConnectWorker worker = worker("validate")) {
            Map<String, String> errors = rest(worker)
                    .errors(new HashMap<>(Map.of(
                            "connector.class", "io.wildcatch.connectors.webhook.WebhookSinkConnector",
                            "name", "hook",
                            "topics", "wildcatch.opportunities",
                            "webhook.secret", "abc",
                            "webhook.body", "{\"text\":\"{acount.name}\"}",
                            "lanes", "HUMANS",
                            "rate.limit.requests", "0",
                            "retry.attempts", "many")));
            assertThat(errors.get("webhook.url")).contains("no default value");
            assertThat(errors.get("webhook.secret"))
                    .contains("whsec_ followed by")
                    .doesNotContain("abc");
            assertThat(errors.get("webhook.body")).contains("there is no 'acount' in Opportunity", "account");
            assertThat(errors.get("lanes")).contains("expected a lane", "HUMAN");
            assertThat(errors.get("rate.limit.requests")).contains("at least 1");
            assertThat(errors.get("retry.attempts")).contains("Not a number");

            Map<String, String> elsewhere = rest(worker)
                    .errors(new HashMap<>(Map.of(
                            "connector.class", "io.wildcatch.connectors.webhook.WebhookSinkConnector",
                            "name", "hook",
                            "topics", "wildcatch.opportunities",
                            "webhook.url", "https://hooks.example.com/x",
                            "webhook.secret", FakeReceiver.SECRET)));
            assertThat(elsewhere.get("webhook.url")).contains("host hooks.example.com is not in allowed.hosts");
        }
    }

    private static Map<String, String> hook(String topic, FakeReceiver receiver, Map<String, String> further) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", "io.wildcatch.connectors.webhook.WebhookSinkConnector",
                "topics", topic,
                "tasks.max", "1",
                "webhook.url", receiver.url().toString(),
                "webhook.secret", FakeReceiver.SECRET,
                "allowed.hosts", "127.0.0.1",
                "allow.http", "true",
                "retry.longest.pause.ms", "500",
                "value.converter", "io.wildcatch.connectors.converter.AvroConverter"));
        config.put("value.converter.schema.registry.url", registry.uri().toString());
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", topic + ".dead");
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        config.putAll(further);
        return config;
    }

    private static OpportunityTopic topic(String name) throws Exception {
        return OpportunityTopic.create(name, 4, broker.bootstrapServers(), registry.uri());
    }

    private static ConnectRest rest(ConnectWorker worker) {
        return new ConnectRest(worker.uri());
    }

    /** A worker of a group; each group has topics of its own. */
    private static ConnectWorker worker(String group) {
        ConnectWorker worker = ConnectWorker.start(new ConnectConfig(
                broker.bootstrapServers(),
                "127.0.0.1",
                0,
                List.of(data.resolve("plugins")),
                data.resolve("secrets"),
                Optional.empty(),
                Map.of(
                        "group.id", "connect-" + group,
                        "config.storage.topic", group + "-configs",
                        "offset.storage.topic", group + "-offsets",
                        "status.storage.topic", group + "-status")));
        await().atMost(PATIENCE).until(worker::isReady);
        return worker;
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(String topic) {
        return CommittedRecords.read(broker.bootstrapServers(), topic, new ByteArrayDeserializer());
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
