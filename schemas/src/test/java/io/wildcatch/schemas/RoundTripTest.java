package io.wildcatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.schemas.serde.LaterWriter;
import io.wildcatch.schemas.serde.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a record holds, it comes back from the wire and from JSON as it went. */
class RoundTripTest {

    private static final int RECORDS = 300;

    private final Topics topics = Topics.withDefaultPrefix();
    private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.of(topics);

    static List<Topic<?>> topics() {
        return Topics.withDefaultPrefix().all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldKeepEveryRecordOnTheWire(Topic<T> topic) {
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), registry, false);
        RandomRecords records = new RandomRecords(41);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.next(topic.valueType());

            byte[] bytes = serde.serializer().serialize(topic.name(), record);

            assertThat(serde.deserializer().deserialize(topic.name(), bytes)).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldKeepEveryRecordInJson(Topic<T> topic) throws Exception {
        RandomRecords records = new RandomRecords(42);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.next(topic.valueType());

            String json = RecordJson.toJson(record);

            assertThat(RecordJson.read(topic.valueType(), json)).isEqualTo(record);
            assertThat(RecordJson.read(topic.valueType(), RecordJson.write(record)))
                    .isEqualTo(record);
            assertThat(new ObjectMapper().readTree(json)).hasToString(json);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldWriteTheBytesThatAvroItselfReadsAndWrites(Topic<T> topic) throws Exception {
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), registry, false);
        Schema schema = PublishedSchema.of(SpecificData.get().getSchema(topic.valueType()));
        RandomRecords records = new RandomRecords(43);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.next(topic.valueType());
            byte[] bytes = serde.serializer().serialize(topic.name(), record);

            GenericRecord generic = readByAvro(schema, bytes);
            byte[] written = writeByAvro(schema, generic, Arrays.copyOf(bytes, WireFormat.HEADER));

            assertThat(serde.deserializer().deserialize(topic.name(), written)).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldReadEveryRecordOfALaterWriter(Topic<T> topic) {
        LaterWriter<T> later = new LaterWriter<>(topic, registry);
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), registry, false);
        RandomRecords records = new RandomRecords(44);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.next(topic.valueType());

            assertThat(serde.deserializer().deserialize(topic.name(), later.write(record)))
                    .isEqualTo(record);
        }
    }

    private static GenericRecord readByAvro(Schema schema, byte[] bytes) throws IOException {
        return new GenericDatumReader<GenericRecord>(schema)
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(bytes, WireFormat.HEADER, bytes.length - WireFormat.HEADER, null));
    }

    /** In blocks that tell their size, which our own encoder never writes. */
    private static byte[] writeByAvro(Schema schema, GenericRecord record, byte[] header) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header);
        BinaryEncoder encoder = new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
