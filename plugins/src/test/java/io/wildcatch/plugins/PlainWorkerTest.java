package io.wildcatch.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.Version;
import io.wildcatch.event.BuyingGroup;
import io.wildcatch.event.Interval;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zips on a worker that is nothing but Apache Kafka. */
class PlainWorkerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TOPIC = "wildcatch.opportunities";

    @TempDir
    static Path folder;

    private static Path plugins;
    private static Map<String, String> ours;

    @BeforeAll
    static void unpack() throws IOException {
        plugins = Build.pluginPath(folder);
        ours = PluginZip.read(Build.MODULE.resolve("plugins.json")).stream()
                .flatMap(zip -> zip.plugins().stream())
                .collect(Collectors.toMap(name -> name, name -> Version.current()));
    }

    @Test
    void shouldShowKafkasOwnToolEachPluginInItsZipAndNowhereElse() throws Exception {
        List<String> lines = PlainWorker.listPlugins(folder, plugins);

        // The tool lists plugins in no order.
        Map<String, Set<String>> found = lines.stream()
                .filter(line -> line.startsWith("io.wildcatch."))
                .map(line -> line.split("\t"))
                .collect(Collectors.groupingBy(
                        cells -> zipName(cells), Collectors.mapping(cells -> cells[0], Collectors.toSet())));
        Map<String, Set<String>> packed = new HashMap<>();
        PluginZip.read(Build.MODULE.resolve("plugins.json"))
                .forEach(zip -> packed.put(
                        "wildcatch-%s-%s".formatted(zip.name(), Version.current()), Set.copyOf(zip.plugins())));
        assertThat(found).isEqualTo(packed);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("io.wildcatch."))
                .allMatch(line -> line.contains("true\ttrue"));
    }

    private static String zipName(String[] cells) {
        return plugins.relativize(Path.of(cells[cells.length - 1])).getName(0).toString();
    }

    @Test
    void shouldListAllPluginsAndDeliverThroughTwoOfThem() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.local(folder.resolve("kafka"), 0));
                RegistryServer registry =
                        RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
                FakeServer receiver = FakeServer.start(request -> FakeResponse.text(200, "text/plain", "thanks"));
                PlainWorker worker = PlainWorker.start(folder, plugins, broker.bootstrapServers())) {
            await().atMost(PATIENCE).until(worker::isReady);

            assertThat(pluginsOf(worker)).containsExactlyInAnyOrderEntriesOf(ours);

            createTopic(broker);
            send(broker, registry);
            assertThat(worker.send("POST", "/connectors", webhook(registry, receiver))
                            .statusCode())
                    .isEqualTo(201);
            await().atMost(PATIENCE).until(() -> !receiver.requests().isEmpty());
            FakeRequest request = receiver.requests().get(0);
            assertThat(new ObjectMapper()
                            .readTree(request.body())
                            .at("/data/opportunityId")
                            .asText())
                    .isEqualTo("o-1");
        }
    }

    private static Map<String, String> pluginsOf(PlainWorker worker) throws Exception {
        JsonNode list = new ObjectMapper()
                .readTree(worker.send("GET", "/connector-plugins?connectorsOnly=false", "")
                        .body());
        Map<String, String> found = new HashMap<>();
        list.forEach(plugin ->
                found.put(plugin.path("class").asText(), plugin.path("version").asText()));
        found.keySet().removeIf(name -> !name.startsWith("io.wildcatch."));
        return found;
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedBroker broker, RegistryServer registry) throws Exception {
        AvroSerializer<Opportunity> avro = new AvroSerializer<>();
        avro.configure(Map.of(RegistryClientConfig.URL, registry.uri().toString()), false);
        try (KafkaProducer<String, Opportunity> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()), new StringSerializer(), avro)) {
            producer.send(new ProducerRecord<>(TOPIC, "a-1", opportunity())).get();
        }
    }

    private static String webhook(RegistryServer registry, FakeServer receiver) {
        return """
                {"name":"webhook","config":{
                 "connector.class":"io.wildcatch.connectors.webhook.WebhookSinkConnector",
                 "topics":"%s",
                 "webhook.url":"%s/hook",
                 "webhook.secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                 "allowed.hosts":"127.0.0.1",
                 "allow.http":"true",
                 "value.converter":"io.wildcatch.connectors.converter.AvroConverter",
                 "value.converter.schema.registry.url":"%s"}}
                """.formatted(TOPIC, receiver.url(), registry.uri());
    }

    private static Opportunity opportunity() {
        GeneratedTypes.trust();
        return Opportunity.newBuilder()
                .setAt(Instant.EPOCH)
                .setOpportunityId("o-1")
                .setAccountId("a-1")
                .setOffering("erp")
                .setLane(Lane.HUMAN)
                .setRule("under-the-radar")
                .setProbability(0.8)
                .setExpectedRivals(new Interval(0.4, 0.1, 0.9))
                .setWinProbability(0.5)
                .setExpectedValue(20_000.0)
                .setBuyingGroup(
                        BuyingGroup.newBuilder().setSeen(1).setExpected(6).build())
                .build();
    }
}
