package io.wildcatch.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerializer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's own file connectors stand for all that know nothing of us. */
class ForeignConnectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "let-me-in";

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;
    private static ConnectWorker worker;
    private static Map<String, String> clients;

    @BeforeAll
    static void startOnce() throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        registry = RegistryServer.start(
                new RegistryServerConfig(broker.bootstrapServers(), "127.0.0.1", 0, Optional.of(TOKEN)));
        clients = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                RegistryClientConfig.URL,
                registry.uri().toString(),
                RegistryClientConfig.BEARER_TOKEN,
                TOKEN);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Stream.of("foreign.signals", "foreign.patient", "foreign.lines", "foreign.dead")
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        worker = ConnectWorker.start(new ConnectConfig(
                broker.bootstrapServers(),
                "127.0.0.1",
                0,
                List.of(data.resolve("plugins")),
                data.resolve("secrets"),
                Optional.of(TOKEN),
                AvroValues.of(clients)));
        await().atMost(PATIENCE).until(worker::isReady);
    }

    @AfterAll
    static void stop() {
        worker.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldReadOurTopicsAndSendABrokenRecordToTheDeadLetters() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>("foreign.signals", signal("s-1")));
            producer.send(new ProducerRecord<>("foreign.signals", new byte[] {0, 0, 0, 0, 99, 1}));
            producer.send(new ProducerRecord<>("foreign.signals", signal("s-2")));
        }
        Path file = data.resolve("out.txt");

        create("""
                {"name":"reader","config":{"connector.class":"FileStreamSink","topics":"foreign.signals","file":"%s",
                 "errors.tolerance":"all","errors.deadletterqueue.topic.name":"foreign.dead",
                 "errors.deadletterqueue.topic.replication.factor":"1"}}""".formatted(file));

        await().atMost(PATIENCE).until(() -> Files.exists(file) && lines(file).size() == 2);
        assertThat(lines(file).get(0)).startsWith("Struct{id=s-1,source=site,kind=HAND_RAISE,");
        assertThat(lines(file).get(1)).startsWith("Struct{id=s-2,");
        assertThat(first("foreign.dead")).isEqualTo(new byte[] {0, 0, 0, 0, 99, 1});
    }

    @Test
    void shouldWaitForARegistryThatIsAwayAndSkipNothing() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>("foreign.patient", signal("s-3")));
        }
        Path file = data.resolve("patient.txt");
        FakeServer away = FakeServer.start(request -> FakeResponse.empty(503));

        create("""
                {"name":"patient","config":{"connector.class":"FileStreamSink","topics":"foreign.patient","file":"%s",
                 "value.converter":"io.wildcatch.connectors.converter.AvroConverter",
                 "value.converter.schema.registry.url":"%s",
                 "value.converter.bearer.auth.token":"%s",
                 "value.converter.wildcatch.schema.registry.retry.ms":"0",
                 "errors.tolerance":"all","errors.retry.timeout":"-1","errors.retry.delay.max.ms":"500"}}""".formatted(file, away.url(), TOKEN));
        await().atMost(PATIENCE).until(() -> away.requests().size() > 1);
        away.close();

        try (RegistryServer back = RegistryServer.start(
                new RegistryServerConfig(broker.bootstrapServers(), "127.0.0.1", away.port(), Optional.of(TOKEN)))) {
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(file) && lines(file).size() == 1);
            assertThat(back.uri().getPort()).isEqualTo(away.port());
        }
        assertThat(lines(file).get(0)).startsWith("Struct{id=s-3,");
    }

    @Test
    void shouldWriteAvroThatIsRegisteredUnderTheTopicsName() throws Exception {
        Path file = Files.writeString(data.resolve("in.txt"), "a line\n");

        create("""
                {"name":"writer","config":{"connector.class":"FileStreamSource","topic":"foreign.lines","file":"%s"}}
                """.formatted(file));

        byte[] record = first("foreign.lines");
        HttpSchemaRegistry schemas = new HttpSchemaRegistry(RegistryClientConfig.from(clients));
        int id = schemas.latest("foreign.lines-value").orElseThrow().id();
        assertThat(record).startsWith(0, 0, 0, 0, id, 12).endsWith("a line".getBytes());
    }

    @Test
    void shouldSayWhatAConverterOfTheConnectorsOwnNeeds() throws Exception {
        HttpResponse<String> answer = send("PUT", "/connector-plugins/FileStreamSink/config/validate", """
                {"connector.class":"FileStreamSink","topics":"t","file":"f",
                 "value.converter":"io.wildcatch.connectors.converter.AvroConverter"}""");

        assertThat(answer.body()).contains("Missing required configuration", "schema.registry.url");
    }

    private static byte[] signal(String id) {
        Signal signal = Signal.newBuilder()
                .setId(id)
                .setSource("site")
                .setKind("HAND_RAISE")
                .setOccurredAt(Instant.EPOCH)
                .setAccount(AccountRef.newBuilder().setDomain("acme.fr").build())
                .build();
        try (AvroSerializer<Signal> serializer = new AvroSerializer<>()) {
            serializer.configure(clients, false);
            return serializer.serialize("foreign.signals", signal);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static byte[] first(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<byte[], byte[]>> records = await().atMost(PATIENCE)
                    .until(() -> consumer.poll(Duration.ofSeconds(1)).records(partition), polled -> !polled.isEmpty());
            return records.get(0).value();
        }
    }

    private static void create(String connector) throws IOException, InterruptedException {
        assertThat(send("POST", "/connectors", connector).statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(worker.uri().resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
