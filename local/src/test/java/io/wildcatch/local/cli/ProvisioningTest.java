package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.streams.app.Copartitioning;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningTest {

    /** Those with a schema; the dead letters have none. */
    private static final int TOPICS = Topics.withDefaultPrefix().all().size();

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;

    @BeforeAll
    static void startOnce() {
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldCreateTopicsOnce() throws IOException {
        assertThat(wildcatch("once.", "topics", "plan").out())
                .containsPattern("would create +once\\.accounts +4 partitions, .*compact");

        Console first = wildcatch("once.", "topics", "apply", "--partitions", "2");
        Console second = wildcatch("once.", "topics", "apply", "--partitions", "8");

        assertThat(first.exitCode()).isZero();
        assertThat(first.out().lines()).hasSize(TOPICS + 1).allMatch(line -> line.startsWith("create"));
        assertThat(second.out().lines()).allMatch(line -> line.matches("ok +once\\..* (2|1) partitions"));
    }

    @Test
    void shouldRepairASettingAndNothingElse() throws Exception {
        wildcatch("repair.", "topics", "apply", "--partitions", "1");
        set("repair.accounts", "cleanup.policy", "delete");
        set("repair.accounts", "retention.ms", "1000");
        // A change is acknowledged before the broker's own view has it.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(get("repair.accounts", "cleanup.policy")).isEqualTo("delete"));

        Console plan = wildcatch("repair.", "topics", "plan", "--json");
        wildcatch("repair.", "topics", "apply");

        assertThat(plan.out()).contains("{\"topic\":\"repair.accounts\",\"action\":\"alter\"");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(get("repair.accounts", "cleanup.policy")).isEqualTo("compact"));
        assertThat(get("repair.accounts", "retention.ms")).isEqualTo("1000");
        assertThat(wildcatch("repair.", "topics", "plan").out().lines()).allMatch(line -> line.startsWith("ok"));
    }

    @Test
    void shouldRegisterSchemasOnce() throws IOException {
        assertThat(wildcatch("fresh.", "schemas", "check").out().lines()).allMatch(line -> line.startsWith("new"));

        assertThat(wildcatch("fresh.", "schemas", "apply").exitCode()).isZero();

        Console check = wildcatch("fresh.", "schemas", "check");
        assertThat(check.exitCode()).isZero();
        assertThat(check.out().lines()).hasSize(TOPICS).allMatch(line -> line.matches("ok +fresh\\..*-value +id \\d+"));
    }

    @Test
    void shouldSayThatASchemaWouldBeRefused() throws IOException {
        try (HttpSchemaRegistry client = new HttpSchemaRegistry(RegistryClientConfig.of(registry.uri()))) {
            client.register("taken.signals-value", SchemaBuilder.builder().intType());
        }

        Console check = wildcatch("taken.", "schemas", "check", "--json");
        Console apply = wildcatch("taken.", "schemas", "apply");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("{\"subject\":\"taken.signals-value\",\"state\":\"REFUSED\"");
        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.err().lines()).singleElement().asString().contains("taken.signals-value");
    }

    @Test
    void shouldFindNothingWrongWithWhatIsComplete() throws IOException {
        assertThat(wildcatch("whole.", "doctor").out()).contains("wildcatch topics apply", "wildcatch schemas apply");
        wildcatch("whole.", "topics", "apply", "--partitions", "1");
        wildcatch("whole.", "schemas", "apply");

        Console doctor = wildcatch("whole.", "doctor");

        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(doctor.out().lines()).hasSize(9).allMatch(line -> line.startsWith("ok"));
        assertThat(wildcatch("whole.", "doctor", "--json").out())
                .contains("\"check\":\"transactions\",\"state\":\"ok\"");
    }

    @Test
    void shouldRefuseTopicsThatDifferInTheirNumberOfPartitions() throws Exception {
        wildcatch("uneven.", "topics", "apply", "--partitions", "2");
        wildcatch("uneven.", "schemas", "apply");
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of("uneven.signals", NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Copartitioning.of(admin, new Topics("uneven."))
                            .fault()
                            .isPresent());
        }

        Console doctor = wildcatch("uneven.", "doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out().lines())
                .anyMatch(line -> line.matches("FAIL +partitions .*uneven\\.verdicts: 2; uneven\\.signals: 3.*"));
        assertThatThrownBy(() -> WildcatchStreams.start(settings("uneven."), new SimpleMeterRegistry()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("uneven.signals: 3");
    }

    @Test
    void shouldNotStartWithoutItsTopics() {
        assertThatThrownBy(() -> WildcatchStreams.start(settings("none."), new SimpleMeterRegistry()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("none.signals", "wildcatch topics apply");
    }

    @Test
    void shouldFindKeysThatAnotherPartitionerHasPlaced() throws Exception {
        wildcatch("astray.", "topics", "apply", "--partitions", "2");
        wildcatch("astray.", "schemas", "apply");
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("astray.accounts", "a-1", new byte[0]));
            for (int partition = 0; partition < 2; partition++) {
                producer.send(new ProducerRecord<>("astray.signals", partition, "acme.fr", new byte[0]));
            }
        }

        Console doctor = wildcatch("astray.", "doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out().lines())
                .filteredOn(line -> line.startsWith("FAIL"))
                .singleElement()
                .asString()
                .contains("keys", "astray.signals (1 of the newest 2)", "murmur2")
                .doesNotContain("astray.accounts");
    }

    private static StreamsSettings settings(String prefix) {
        return new StreamsSettings(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "schema.registry.url",
                registry.uri().toString(),
                StreamsSettings.TOPIC_PREFIX,
                prefix));
    }

    private static Console wildcatch(String prefix, String... arguments) throws IOException {
        Path config = Files.writeString(
                data.resolve(prefix + "properties"), """
                bootstrap.servers=%s
                schema.registry.url=%s
                wildcatch.topic.prefix=%s
                """.formatted(broker.bootstrapServers(), registry.uri(), prefix));
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = config.toString();
        return Console.run(all);
    }

    private static void set(String topic, String key, String value) throws Exception {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            resource(topic),
                            List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static String get(String topic, String key) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource(topic)))
                    .all()
                    .get()
                    .get(resource(topic))
                    .get(key)
                    .value();
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
