package io.wildcatch.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.schemas.RandomRecords;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.FakeRegistry;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What we write, Confluent's own client and another Avro read, and the other way round: the same registry, ids, schemas
 * and bytes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfluentInteropTest {

    private static final int RECORDS = 50;

    private FakeRegistry server;
    private CachedSchemaRegistryClient theirs;
    private HttpSchemaRegistry ours;

    @BeforeAll
    void start() throws IOException {
        server = FakeRegistry.start();
        theirs = new CachedSchemaRegistryClient(server.uri().toString(), 100, Map.of());
        ours = new HttpSchemaRegistry(RegistryClientConfig.of(server.uri()));
    }

    @AfterAll
    void stop() throws IOException {
        theirs.close();
        server.close();
    }

    static List<Topic<?>> topics() {
        return Topics.withDefaultPrefix().all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldBeReadByConfluentsClientAndWrittenBackTheSame(Topic<T> topic)
            throws IOException {
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), ours, true);
        ConfluentSchemaRegistryCoder coder = new ConfluentSchemaRegistryCoder(topic.subject(), theirs);
        RandomRecords records = new RandomRecords(61);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.next(topic.valueType());
            byte[] sent = serde.serializer().serialize(topic.name(), record);

            ByteArrayInputStream in = new ByteArrayInputStream(sent);
            Schema schema = coder.readSchema(in);
            GenericRecord generic = new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().directBinaryDecoder(in, null));
            byte[] returned = write(coder, schema, generic);

            assertThat(schema.getFullName()).isEqualTo(record.getSchema().getFullName());
            assertThat(in.available()).isZero();
            assertThat(serde.deserializer().deserialize(topic.name(), returned)).isEqualTo(record);
        }
    }

    @Test
    void shouldSeeWhatConfluentsClientRegisters() throws Exception {
        String schema = "{\"type\":\"record\",\"name\":\"Theirs\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}";

        int id = theirs.register("theirs-value", new AvroSchema(schema));

        assertThat(ours.byId(id)).hasToString(schema);
        assertThat(ours.register("theirs-value", ours.byId(id))).isEqualTo(id);
        assertThat(ours.latest("theirs-value").orElseThrow().version())
                .isEqualTo(theirs.getLatestSchemaMetadata("theirs-value").getVersion());
        assertThat(ours.versions("theirs-value")).isEqualTo(theirs.getAllVersions("theirs-value"));
    }

    @Test
    void shouldBeSeenByConfluentsClient() throws Exception {
        org.apache.avro.Schema schema = org.apache.avro.SchemaBuilder.record("Ours")
                .fields()
                .requiredString("a")
                .endRecord();

        int id = ours.register("ours-value", schema);

        assertThat(theirs.getSchemaById(id).canonicalString()).isEqualTo(schema.toString());
        assertThat(theirs.getId("ours-value", new AvroSchema(schema.toString())))
                .isEqualTo(id);
        assertThat(theirs.testCompatibility("ours-value", new AvroSchema(schema.toString())))
                .isTrue();
    }

    private static byte[] write(ConfluentSchemaRegistryCoder coder, Schema schema, GenericRecord record)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        coder.writeSchema(schema, out);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
