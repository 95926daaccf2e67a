package io.wildcatch.local.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.fakes.RandomAvro;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.IncompatibleSchemaException;
import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Consumers and producers of two releases next to each other, over one registry: whoever is upgraded first, the other
 * reads on. Each release is a process with the classes that are generated from its schemas, and with Avro alone.
 */
class OldConsumersTest {

    private static final Path RELEASED = Path.of("..", "schemas", "released");
    private static final int RECORDS = 20;

    /** The serdes find ids themselves. */
    private static final int NO_ID = 0;

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer server;
    private static HttpSchemaRegistry registry;
    private static Codec plain;
    private static Release old;
    private static Release present;
    private static Release next;

    @BeforeAll
    static void startOnce() throws Exception {
        GeneratedTypes.trust();
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
        server = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        registry = new HttpSchemaRegistry(RegistryClientConfig.of(server.uri()));
        try (RestService client = new RestService(server.uri().toString())) {
            client.updateCompatibility("FULL_TRANSITIVE", null);
        }
        plain = new AvroWithOurClient(registry);
        present = new Release(
                topic -> PublishedSchema.of(SpecificData.get().getSchema(topic.valueType())),
                JavaCodecs.named(Parties.OURS, settings()));
        old = isReleased() ? present : release("old", OldConsumersTest::released);
        next = release("next", topic -> NextRelease.GROWN.of(released(topic)));
    }

    @AfterAll
    static void stop() throws Exception {
        for (Release release : List.of(old, present, next)) {
            release.codec().close();
        }
        registry.close();
        server.close();
        broker.close();
    }

    /** The topics that the last release has, too. */
    static List<Topic<?>> topics() {
        return Topics.withDefaultPrefix().all().stream()
                .filter(topic -> Files.exists(file(topic)))
                .<Topic<?>>map(topic -> topic)
                .toList();
    }

    /** The topics that somebody else may read or write. */
    private static List<Topic<?>> outsiders() {
        return topics().stream()
                .filter(topic -> topic.access() != Topic.Access.INTERNAL)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadOnInTheLastReleaseWhatThePresentOneWrites(Topic<?> topic) throws Exception {
        if (topic.access() != Topic.Access.INTERNAL) {
            check(topic, present, old);
        }
        check(topic, old, present);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadOnWhenTheNextReleaseHasMoreFieldsAndSymbols(Topic<?> topic) throws Exception {
        List<String> written = check(topic, next, old);
        check(topic, old, next);

        assertThat(written).anyMatch(record -> record.contains("\"later\": \""));
        if (next.schema().apply(topic).toString().contains(NextRelease.LATER_SYMBOL)) {
            assertThat(written).anyMatch(record -> record.contains("\"" + NextRelease.LATER_SYMBOL + "\""));
        }
    }

    /** The same check as above, of changes that it has to find. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GROWN")
    void shouldFindWhatBreaksAConsumer(NextRelease change) {
        Release broken = new Release(topic -> change.of(released(topic)), plain);
        for (Topic<?> topic : outsiders()) {
            registry.register(topic.subject(), released(topic));
            assertThatThrownBy(() -> registry.register(topic.subject(), change.of(released(topic))))
                    .as("%s of %s in the registry", change, topic.name())
                    .isInstanceOf(IncompatibleSchemaException.class);

            Topic<?> elsewhere = new Topic<>(
                    change + "." + topic.name(), topic.valueType(), topic.cleanup(), topic.access(), topic.key());
            assertThat(List.of(fails(elsewhere, broken, old), fails(elsewhere, old, broken)))
                    .as("%s of %s: old consumers fail, new consumers fail", change, topic.name())
                    .contains(true);
        }
    }

    private static boolean fails(Topic<?> topic, Release writer, Release reader) {
        try {
            check(topic, writer, reader);
            return false;
        } catch (Exception | AssertionError e) {
            return true;
        }
    }

    /**
     * Records of one release are what they have to be for consumers of the other: with its own classes, and with plain
     * Avro.
     *
     * @return the records that were written, as text
     */
    private static List<String> check(Topic<?> topic, Release writer, Release reader) throws Exception {
        Schema written = writer.schema().apply(topic);
        Schema wanted = reader.schema().apply(topic);
        WrittenTopic out = new WrittenTopic(topic.name(), NO_ID, written);
        WrittenTopic in = new WrittenTopic(topic.name(), NO_ID, wanted);
        RandomAvro random = new RandomAvro(17);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            byte[] body = PlainAvro.write(written, random.datum(written));
            Object record = PlainAvro.generic(written, body);
            Object expected = PlainAvro.generic(wanted, PlainAvro.write(wanted, Projection.of(record, wanted)));

            byte[] wire = writer.codec().write(out, body);

            assertThat(PlainAvro.generic(wanted, reader.codec().read(in, wire))).isEqualTo(expected);
            assertThat(PlainAvro.generic(wanted, plain.read(in, wire))).isEqualTo(expected);
            records.add(record.toString());
        }
        return records;
    }

    /** Whether the classes of the last release are those of this build. */
    private static boolean isReleased() {
        return topics().size() == Topics.withDefaultPrefix().all().size()
                && topics().stream()
                        .allMatch(
                                topic -> released(topic).equals(present.schema().apply(topic)));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Parties.SPECIFIC);
        settings.put("schema.registry.url", server.uri().toString());
        return settings;
    }

    private static Release release(String name, Function<Topic<?>, Schema> schema) throws Exception {
        List<Schema> schemas = topics().stream().map(schema).toList();
        Path classes = ReleaseClasses.compile(schemas, data.resolve(name));
        List<String> classPath = List.of(classes.toString(), JavaPeer.classPath());
        List<String> command = JavaPeer.command(classPath, Parties.OURS, settings());
        return new Release(schema, RemoteCodec.start(command, data, data.resolve(name + ".log")));
    }

    /** The schema of the topic's records in the last release. */
    private static Schema released(Topic<?> topic) {
        try {
            return new Schema.Parser().parse(Files.readString(file(topic)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Topic<?> topic) {
        try (Stream<Path> releases = Files.list(RELEASED)) {
            Path last = releases.max(
                            Comparator.comparing(folder -> Version.parse(String.valueOf(folder.getFileName()))))
                    .orElseThrow();
            return last.resolve(topic.valueType().getSimpleName() + ".avsc");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program of one release: the schema that it has of each topic, and its serdes. */
    private record Release(Function<Topic<?>, Schema> schema, Codec codec) {}
}
