package io.wildcatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.event.Signal;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.opendata.FakeExploreApi;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.connect.ConnectConfig;
import io.wildcatch.local.connect.ConnectWorker;
import io.wildcatch.local.intake.CommittedRecords;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerde;
import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source connectors in a real worker, on a real broker and registry. All companies are made up. */
class SourceConnectorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<NewTopic> topics =
                    List.of("files.signals", "files.signals.rejected", "open.signals", "open.signals.rejected").stream()
                            .map(name -> new NewTopic(name, 3, (short) 1))
                            .toList();
            admin.createTopics(topics).all().get();
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldBringAFolderToTheTopicInOurOwnSchema() throws Exception {
        Path folder = Files.createDirectories(data.resolve("in"));
        Files.writeString(folder.resolve("a.jsonl"), row(1) + "\nnonsense\n" + row(2) + "\n");
        try (ConnectWorker worker = worker()) {
            create(
                    worker,
                    "files",
                    "io.wildcatch.connectors.files.FileSourceConnector",
                    Map.of(
                            "feed",
                            "cloudevents",
                            "path",
                            folder.toString(),
                            "settled.after.ms",
                            "0",
                            "poll.interval.ms",
                            "100",
                            "wildcatch.topic.prefix",
                            "files."));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(signals("files.")).hasSize(2));

            Files.writeString(folder.resolve("b.jsonl"), row(3) + "\n");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(signals("files.")).hasSize(3));
        }
        assertThat(signals("files.")).extracting(ConsumerRecord::key).contains("otter1.fr", "otter2.fr", "otter3.fr");
        assertThat(get(registry.uri()
                                .resolve("/subjects/files.signals-value/versions/latest")
                                .toString())
                        .get("schema")
                        .asText())
                .contains("\"name\":\"Signal\"", "\"namespace\":\"io.wildcatch.event\"", "timestamp-millis");
        List<ConsumerRecord<String, byte[]>> letters =
                CommittedRecords.read(broker.bootstrapServers(), "files.signals.rejected", new ByteArrayDeserializer());
        assertThat(letters).hasSize(1);
        assertThat(new String(letters.get(0).value(), StandardCharsets.UTF_8)).isEqualTo("nonsense");
        assertThat(new String(
                        letters.get(0)
                                .headers()
                                .lastHeader("__streams.errors.message")
                                .value(),
                        StandardCharsets.UTF_8))
                .isEqualTo("malformed: expected one JSON object on the line");
    }

    @Test
    void shouldGoOnInTheNextWorkerWhereTheLastOneStopped() throws Exception {
        FakeExploreApi boamp = new FakeExploreApi("boamp");
        IntStream.rangeClosed(1, 450).forEach(i -> boamp.publish(tender(i)));
        try (FakeServer server = FakeServer.start(boamp)) {
            try (ConnectWorker worker = worker()) {
                create(
                        worker,
                        "boamp",
                        "io.wildcatch.connectors.opendata.OpenDataSourceConnector",
                        Map.of(
                                "feed",
                                "boamp",
                                "url",
                                server.url() + boamp.path(),
                                "allowed.hosts",
                                "127.0.0.1",
                                "allow.http",
                                "true",
                                "from.date",
                                "2026-01-05",
                                "requests.per.minute",
                                "120",
                                "poll.interval.ms",
                                "1000",
                                "wildcatch.topic.prefix",
                                "open."));
                await().atMost(PATIENCE).until(() -> signals("open.").size() >= 100);
            }
            int before = signals("open.").size();
            assertThat(before).isLessThan(450);
            try (ConnectWorker again = worker()) {
                await().atMost(PATIENCE).until(() -> signals("open.").size() >= 450);
                assertThat(get(again.uri() + "/connectors/boamp/status")
                                .at("/tasks/0/state")
                                .asText())
                        .isEqualTo("RUNNING");
            }
        }
        assertThat(signals("open."))
                .extracting(signal -> signal.value().getId())
                .hasSize(450)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldSayOfEachWrongOptionWhatWasExpected() throws Exception {
        try (ConnectWorker worker = worker()) {
            Map<String, String> open = errors(
                    worker,
                    "io.wildcatch.connectors.opendata.OpenDataSourceConnector",
                    Map.of(
                            "feed",
                            "bodac",
                            "from.date",
                            "yesterday",
                            "requests.per.minute",
                            "0",
                            "value.converter",
                            "org.apache.kafka.connect.json.JsonConverter"));
            assertThat(open.get("feed")).contains("expected one of bodacc, boamp, ted");
            assertThat(open.get("from.date")).contains("expected a day such as 2026-01-05");
            assertThat(open.get("requests.per.minute")).contains("expected 1 to 60000");
            assertThat(open.get("value.converter"))
                    .contains("expected org.apache.kafka.connect.converters.ByteArrayConverter");
            assertThat(open.get("key.converter")).contains("expected org.apache.kafka.connect.storage.StringConverter");
            assertThat(open.get("schema.registry.url")).contains("schema.registry.url", "can't do without it");

            Map<String, String> files = errors(
                    worker,
                    "io.wildcatch.connectors.files.FileSourceConnector",
                    Map.of(
                            "feed",
                            "bodacc",
                            "path",
                            "in",
                            "file.pattern",
                            "{",
                            "csv.columns",
                            "Firma:account.name",
                            "key.converter",
                            "org.apache.kafka.connect.storage.StringConverter",
                            "value.converter",
                            "org.apache.kafka.connect.converters.ByteArrayConverter",
                            "schema.registry.url",
                            "ftp://x"));
            assertThat(files.get("path")).contains("expected an absolute path");
            assertThat(files.get("file.pattern")).contains("expected a glob");
            assertThat(files.get("csv.columns")).contains("expected feed=csv");
            assertThat(files.get("schema.registry.url")).contains("expected addresses such as");
            assertThat(files).doesNotContainKeys("key.converter", "value.converter");
        }
    }

    private static ConnectWorker worker() {
        ConnectWorker worker = ConnectWorker.start(new ConnectConfig(
                broker.bootstrapServers(),
                "127.0.0.1",
                0,
                List.of(data.resolve("plugins")),
                data.resolve("secrets"),
                Optional.empty()));
        await().atMost(PATIENCE).until(worker::isReady);
        return worker;
    }

    private static void create(ConnectWorker worker, String name, String connector, Map<String, String> options)
            throws Exception {
        Map<String, String> config = new TreeMap<>(options);
        config.put("connector.class", connector);
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("schema.registry.url", registry.uri().toString());
        HttpResponse<String> response = put(worker.uri() + "/connectors/" + name + "/config", config);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    /** Messages by option. */
    private static Map<String, String> errors(ConnectWorker worker, String connector, Map<String, String> options)
            throws Exception {
        Map<String, String> config = new TreeMap<>(options);
        config.put("connector.class", connector);
        config.put("name", "any");
        String simpleName = connector.substring(connector.lastIndexOf('.') + 1);
        HttpResponse<String> response =
                put(worker.uri() + "/connector-plugins/" + simpleName + "/config/validate", config);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Map<String, String> errors = new TreeMap<>();
        for (JsonNode option : MAPPER.readTree(response.body()).get("configs")) {
            JsonNode found = option.at("/value/errors");
            if (!found.isEmpty()) {
                errors.put(option.at("/value/name").asText(), found.toString());
            }
        }
        return errors;
    }

    private static List<ConsumerRecord<String, Signal>> signals(String prefix) {
        try (HttpSchemaRegistry client = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()))) {
            return CommittedRecords.read(
                    broker.bootstrapServers(),
                    prefix + "signals",
                    new AvroSerde<>(Signal.class, client, false).deserializer());
        }
    }

    private static HttpResponse<String> put(String url, Map<String, String> config) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(MAPPER.writeValueAsString(config)))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return MAPPER.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    private static String row(int i) {
        return "{\"specversion\":\"1.0\",\"id\":\"r-%d\",\"source\":\"site\",\"type\":\"WEB_VISIT\",\"time\":\"2026-01-05T10:00:00Z\",\"data\":{\"account\":{\"domain\":\"otter%d.fr\"}}}"
                .formatted(i, i);
    }

    private static ObjectNode tender(int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("idweb", "26-" + number)
                .put("dateparution", "2026-01-05")
                .put("objet", "Terrier " + number)
                .put("nomacheteur", "Ville de Loutreville");
    }
}
