package io.wildcatch.local.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wildcatch.fakes.RandomAvro;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.interop.Tally.Outcome;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who writes and who reads: all serializers and deserializers that can be had, over one registry. What is found is also
 * written to {@code target/serializer-matrix.md}, for docs/interoperability.md.
 */
class SerializerMatrixTest {

    private static final Path REPORT = Path.of("target", "serializer-matrix.md");
    private static final int RECORDS = 50;
    private static final int RANDOM_SCHEMAS = Parties.hasConfluent() || Parties.hasNpm() ? 300 : 60;
    private static final int RANDOM_RECORDS = 5;
    private static final String THEIR_CONVERTER = "Confluent's `AvroConverter`";

    /** These keep a map's entries in an order of their own. */
    private static final List<String> REORDERING = List.of(THEIR_CONVERTER, "kafkajs", "Confluent's JavaScript");

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer server;
    private static HttpSchemaRegistry registry;

    @BeforeAll
    static void startOnce() throws Exception {
        GeneratedTypes.trust();
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        server = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        registry = new HttpSchemaRegistry(RegistryClientConfig.of(server.uri()));
        Files.writeString(REPORT, "");
    }

    @AfterAll
    static void stop() {
        registry.close();
        server.close();
        broker.close();
    }

    @Test
    void shouldWriteTheSameBytesOfEachTopicAndReadAllOthers() throws Exception {
        try (Parties parties = new Parties(server.uri().toString(), data)) {
            Matrix matrix = new Matrix(parties.all(registry));
            addTopics(matrix, "");
            report("Each topic of the contract", matrix);

            matrix.cells().forEach((cell, tally) -> {
                assertThat(tally.count(Outcome.DIFFERENT)).as(cell).isZero();
                assertThat(tally.count(Outcome.OTHER_ID)).as(cell).isZero();
                assertThat(tally.reasons()).as(cell).isEmpty();
            });
            assertOrderIsKept(matrix);
        }
    }

    @Test
    void shouldWriteTheSameBytesOfAnySchemaAndReadAllOthers() throws Exception {
        try (Parties parties = new Parties(server.uri().toString(), data)) {
            Matrix matrix = new Matrix(parties.all(registry));
            for (int seed = 0; seed < RANDOM_SCHEMAS; seed++) {
                RandomAvro random = new RandomAvro(seed);
                WrittenTopic topic = registered("random-" + seed, random.schema());
                for (int i = 0; i < RANDOM_RECORDS; i++) {
                    matrix.add(topic, body(topic, random), false);
                }
            }
            report("Random schemas", matrix);

            matrix.cells().forEach((cell, tally) -> {
                assertThat(tally.count(Outcome.DIFFERENT)).as(cell).isZero();
                assertThat(tally.count(Outcome.OTHER_ID)).as(cell).isZero();
                assertThat(tally.reasons().keySet())
                        .as(cell)
                        .allMatch(reason -> cell.contains(THEIR_CONVERTER) && isItsOwn(reason));
            });
            assertOrderIsKept(matrix);
        }
    }

    /** What Confluent's converter can't do with schemas that others can have. */
    private static boolean isItsOwn(String reason) {
        return reason.contains(
                        "Mismatched names: name already added to SchemaBuilder (org.apache.kafka.connect.data.Decimal)")
                || reason.contains("Did not find matching union field for data");
    }

    @Test
    void shouldReadWhatThoseWriteWhoSetNothing() throws Exception {
        assumeThat(Parties.hasConfluent() || Parties.hasNpm())
                .as("none of them is there; see docs/interoperability.md")
                .isTrue();
        try (Parties parties = new Parties(server.uri().toString(), data)) {
            List<Party> all = parties.asTheyCome();
            for (Party other : all.subList(1, all.size())) {
                Matrix matrix = new Matrix(List.of(all.get(0), other));
                addTopics(matrix, other.name().replaceAll("\\W", "") + ".");
                report("With no settings: " + other.name(), matrix);

                matrix.cells()
                        .forEach((cell, tally) -> assertThat(tally.count(Outcome.DIFFERENT))
                                .as(cell)
                                .isZero());
                assertThat(matrix.cell(other.name(), "ours").count(Outcome.SAME))
                        .isPositive();
                assertThat(matrix.cell(other.name(), "ours").reasons()).isEmpty();
            }
        }
    }

    private static void addTopics(Matrix matrix, String prefix) throws Exception {
        RandomAvro random = new RandomAvro(5);
        for (Topic<?> topic : Topics.withDefaultPrefix().all()) {
            Schema schema = PublishedSchema.of(SpecificData.get().getSchema(topic.valueType()));
            WrittenTopic written = registered(prefix + topic.name(), schema);
            for (int i = 0; i < RECORDS; i++) {
                matrix.add(written, body(written, random), true);
            }
        }
    }

    private static WrittenTopic registered(String topic, Schema schema) {
        return new WrittenTopic(topic, registry.register(topic + "-value", schema), schema);
    }

    private static byte[] body(WrittenTopic topic, RandomAvro random) throws Exception {
        return PlainAvro.write(topic.schema(), random.datum(topic.schema()));
    }

    private static void assertOrderIsKept(Matrix matrix) {
        matrix.cells().forEach((cell, tally) -> {
            if (REORDERING.stream().noneMatch(cell::startsWith)) {
                assertThat(tally.count(Outcome.REORDERED)).as(cell).isZero();
            }
        });
    }

    private static void report(String title, Matrix matrix) throws Exception {
        StringBuilder text = new StringBuilder("### " + title + "\n\n" + matrix + "\n");
        Set<String> refusals = new TreeSet<>();
        matrix.cells()
                .values()
                .forEach(tally -> tally.reasons()
                        .forEach((reason, times) -> refusals.add("- " + times + " refused: " + reason + "\n")));
        refusals.forEach(text::append);
        System.out.println(text);
        Files.writeString(REPORT, text + "\n", StandardOpenOption.APPEND);
    }
}
