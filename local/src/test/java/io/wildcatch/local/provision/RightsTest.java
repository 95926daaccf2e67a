package io.wildcatch.local.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.fakes.webhook.FakeReceiver;
import io.wildcatch.local.connect.ConnectConfig;
import io.wildcatch.local.connect.ConnectWorker;
import io.wildcatch.local.connect.WorkerSettings;
import io.wildcatch.local.connectors.ConnectRest;
import io.wildcatch.local.console.ConsoleConfig;
import io.wildcatch.local.console.ConsoleServer;
import io.wildcatch.local.market.DemoConfig;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.local.up.DemoPart;
import io.wildcatch.local.up.Part;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.server.authorizer.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All parts at work on a cluster that allows each nothing but its rights, under a user of its own. That they work shows
 * that the rights suffice; and each right is the only one that allows something which its part was seen to do, so that
 * without it the broker would have refused.
 */
class RightsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static GuardedCluster cluster;
    private static RegistryServer registry;

    @BeforeAll
    static void letAllPartsWork() throws Exception {
        cluster = new GuardedCluster(data.resolve("kafka"));
        shouldRefuse();
        // Connectors log in as their worker does; what is granted to them is granted to it.
        for (Role role : Role.values()) {
            cluster.grant(rights(role));
        }
        provision();
        registry = RegistryServer.start(new RegistryServerConfig(
                cluster.bootstrap(), "127.0.0.1", 0, Optional.empty(), cluster.login(Role.REGISTRY)));
        try (HttpSchemaRegistry schemas = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()));
                IntakeServer intake = IntakeServer.start(IntakeConfig.builder(cluster.bootstrap(), schemas)
                        .transactionalId(Role.INTAKE.usualName().orElseThrow())
                        .clientProperties(cluster.login(Role.INTAKE))
                        .build());
                ConsoleServer console = ConsoleServer.start(ConsoleConfig.builder(
                                cluster.bootstrap(), schemas, Meters.scraped())
                        .clientProperties(cluster.login(Role.CONSOLE))
                        .build());
                FakeReceiver receiver = new FakeReceiver();
                ConnectWorker worker = worker()) {
            sendAllThereIs();
            try (WildcatchStreams streams = streams()) {
                await().atMost(PATIENCE).until(streams::isReady);
                Part demo = DemoPart.start(
                        DemoConfig.of(intake.signalsUri(), InstantSource.system()), TOPICS, settings(Role.SENDER));
                connect(worker, receiver);
                post(
                        intake.signalsUri(),
                        "{\"id\":\"s-nobody\",\"source\":\"site\",\"kind\":\"WEB_VISIT\",\"occurredAt\":\""
                                + Instant.now() + "\",\"account\":{\"domain\":\"gmail.com\"}}");
                await().atMost(PATIENCE).until(() -> !receiver.events().isEmpty());
                judge(console, receiver.events().get(0).at("/data/accountId").asText());
                readAllThereIs();
                demo.stop().run();
            }
            restoreFromChangelogs();
            await().atMost(PATIENCE).until(console::caughtUp);
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
        cluster.close();
    }

    /**
     * Of all that was at work. No CRM was there to bring verdicts, no feed that names companies, and no opportunity was
     * refused; a worker asks for settings of its topics when it finds them there, at its second start.
     */
    static Stream<AclBinding> allRights() {
        return Stream.of(Role.values())
                .filter(role -> role != Role.VERDICTS && role != Role.POLICY)
                .flatMap(role -> rights(role).stream().filter(right -> wasAtWork(role, right)));
    }

    private static boolean wasAtWork(Role role, AclBinding right) {
        String name = right.pattern().name();
        AclOperation operation = right.entry().operation();
        return switch (role) {
            case SOURCE -> !name.equals(TOPICS.accounts().name());
            case SINK -> !(name.equals("hook.dead") && operation == AclOperation.WRITE);
            case CONNECT -> operation != AclOperation.DESCRIBE_CONFIGS;
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("allRights")
    void shouldMissEveryRightThatIsTakenAway(AclBinding right) {
        String user = right.entry().principal().substring("User:".length());
        List<AclBinding> others = allRights()
                .filter(other -> other.entry().principal().equals(right.entry().principal()))
                .filter(other -> !other.equals(right))
                .toList();

        assertThat(Witness.deedsOf(user))
                .as("what %s did", user)
                .anyMatch(deed -> allows(right, deed) && others.stream().noneMatch(other -> allows(other, deed)));
    }

    @Test
    void shouldAskForAPrincipalAsKafkaNamesIt() {
        assertThatThrownBy(() -> Party.of(Role.STREAMS, "worker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("User:");
    }

    /** As Kafka decides: to read, write or delete is to see; to change settings is to see them. */
    private static boolean allows(AclBinding right, Action deed) {
        ResourcePattern asked = deed.resourcePattern();
        ResourcePattern given = right.pattern();
        boolean covers = given.resourceType() == asked.resourceType()
                && (given.patternType() == PatternType.PREFIXED
                        ? asked.name().startsWith(given.name())
                        : asked.name().equals(given.name()));
        return covers && implied(right.entry().operation()).contains(deed.operation());
    }

    private static Set<AclOperation> implied(AclOperation operation) {
        return switch (operation) {
            case READ, WRITE, DELETE -> Set.of(operation, AclOperation.DESCRIBE);
            case ALTER_CONFIGS -> Set.of(operation, AclOperation.DESCRIBE_CONFIGS);
            default -> Set.of(operation);
        };
    }

    private static List<AclBinding> rights(Role role) {
        Party party = switch (role) {
            case SOURCE -> connector(role, "files", Optional.empty());
            case VERDICTS -> connector(role, "crm", Optional.empty());
            case SINK -> connector(role, "hook", Optional.of("hook.dead"));
            default -> Party.of(role, GuardedCluster.principal(role));
        };
        return Rights.of(party, TOPICS);
    }

    private static Party connector(Role role, String name, Optional<String> deadLetters) {
        return new Party(role, GuardedCluster.principal(Role.CONNECT), name, "wildcatch-connect", deadLetters);
    }

    /** Twice: the second time there is something to be looked at and to be corrected. */
    private static void provision() throws Exception {
        try (Admin admin = Admin.create(cluster.client(Role.PROVISIONER, Map.of()))) {
            TopicAdmin topics = new TopicAdmin(admin);
            topics.apply(topics.plan(TopicSpec.all(TOPICS, 1)), Optional.empty());
            topics.apply(
                    new TopicPlan(List.of(new TopicChange.Alter(
                            TOPICS.signals().name(), Map.of(), Map.of("cleanup.policy", "delete")))),
                    Optional.empty());
            topics.plan(TopicSpec.all(TOPICS, 1));
        }
    }

    private static void shouldRefuse() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                cluster.client(Role.SENDER, Map.of("max.block.ms", "5000")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            assertThatThrownBy(() -> producer.partitionsFor(TOPICS.signals().name()))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    /** Into every topic that is open to outsiders what can't be read, in one transaction. */
    private static void sendAllThereIs() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                cluster.client(Role.SENDER, Map.of("transactional.id", "wildcatch-import")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (Topic<?> input : TOPICS.all()) {
                // Who sends signals must not decide what becomes of them.
                if (input.access() == Topic.Access.INPUT && !input.equals(TOPICS.policies())) {
                    producer.send(
                            new ProducerRecord<>(input.name(), "x".getBytes(UTF_8), "not readable".getBytes(UTF_8)));
                }
            }
            producer.commitTransaction();
        }
    }

    private static void readAllThereIs() {
        Set<String> wanted = new HashSet<>();
        TOPICS.all().stream()
                .filter(topic -> topic.access() == Topic.Access.OUTPUT)
                .forEach(topic -> wanted.add(topic.name()));
        Set<String> missing = new HashSet<>(wanted);
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                cluster.client(
                        Role.READER,
                        Map.of(
                                "group.id", "wildcatch-crm",
                                "auto.offset.reset", "earliest",
                                "isolation.level", "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            reader.subscribe(wanted);
            await().atMost(PATIENCE).untilAsserted(() -> {
                reader.poll(Duration.ofMillis(500)).forEach(record -> missing.remove(record.topic()));
                assertThat(missing).isEmpty();
            });
            reader.commitSync();
        }
    }

    private static void restoreFromChangelogs() throws Exception {
        delete(data.resolve("streams"));
        try (WildcatchStreams streams = streams()) {
            await().atMost(PATIENCE).until(streams::isReady);
        }
    }

    private static void judge(ConsoleServer console, String account) throws Exception {
        post(
                console.uri().resolve("/api/touches"),
                "{\"accountId\":\"" + account + "\",\"channel\":\"PHONE\",\"direction\":\"OUT\",\"by\":\"seller-1\"}");
        post(
                console.uri().resolve("/api/verdicts"),
                "{\"accountId\":\"" + account + "\",\"outcome\":\"WON\",\"rivals\":\"ABSENT\"}");
    }

    private static void post(URI to, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    private static WildcatchStreams streams() {
        Map<String, String> settings = settings(Role.STREAMS);
        settings.put("state.dir", data.resolve("streams").toString());
        return WildcatchStreams.start(new StreamsSettings(settings), new SimpleMeterRegistry());
    }

    private static Map<String, String> settings(Role role) {
        Map<String, String> settings = new HashMap<>(cluster.login(role));
        settings.put("schema.registry.url", registry.uri().toString());
        return settings;
    }

    private static ConnectWorker worker() {
        ConnectWorker worker = ConnectWorker.start(new ConnectConfig(
                cluster.bootstrap(),
                "127.0.0.1",
                0,
                List.of(data.resolve("plugins")),
                data.resolve("secrets"),
                Optional.empty(),
                WorkerSettings.of(cluster.login(Role.CONNECT))));
        await().atMost(PATIENCE).until(worker::isReady);
        return worker;
    }

    private static void connect(ConnectWorker worker, FakeReceiver receiver) throws Exception {
        Path folder = Files.createDirectories(data.resolve("in"));
        Files.writeString(folder.resolve("a.jsonl"), """
            {"specversion":"1.0","id":"r-1","source":"site","type":"WEB_VISIT","time":"2026-01-05T10:00:00Z","data":{"account":{"domain":"otter.fr"}}}
            nonsense
            """);
        ConnectRest rest = new ConnectRest(worker.uri());
        rest.put(
                "files",
                Map.of(
                        "connector.class", "io.wildcatch.connectors.files.FileSourceConnector",
                        "feed", "cloudevents",
                        "path", folder.toString(),
                        "settled.after.ms", "0",
                        "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                        "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                        "schema.registry.url", registry.uri().toString()));
        Map<String, String> hook = new HashMap<>(Map.of(
                "connector.class",
                "io.wildcatch.connectors.webhook.WebhookSinkConnector",
                "topics",
                TOPICS.opportunities().name(),
                "webhook.url",
                receiver.url().toString(),
                "webhook.secret",
                FakeReceiver.SECRET,
                "allowed.hosts",
                "127.0.0.1",
                "allow.http",
                "true",
                "value.converter",
                "io.wildcatch.connectors.converter.AvroConverter",
                "value.converter.schema.registry.url",
                registry.uri().toString()));
        hook.put("errors.tolerance", "all");
        hook.put("errors.deadletterqueue.topic.name", "hook.dead");
        hook.put("errors.deadletterqueue.topic.replication.factor", "1");
        rest.put("hook", hook);
    }

    private static void delete(Path folder) throws Exception {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> all.add(0, path));
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
