package io.wildcatch.connectors.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.fakes.RandomAvro;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.serde.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConverterRoundTripTest {

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    static Stream<Topic<?>> topics() {
        return Topics.withDefaultPrefix().all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldGiveEveryRecordOfOursBackByteForByteUnderTheSameSchemaId(Topic<?> topic) throws IOException {
        AvroConverter converter = converter(Map.of());
        Schema schema = PublishedSchema.of(SpecificData.get().getSchema(topic.valueType()));
        RandomAvro random = new RandomAvro(7);
        int id = registry.register(topic.name() + "-value", schema);

        for (int i = 0; i < 300; i++) {
            byte[] record = wire(id, schema, random.datum(schema));

            SchemaAndValue data = converter.toConnectData(topic.name(), record);

            assertThat(converter.fromConnectData(topic.name(), data.schema(), data.value()))
                    .isEqualTo(record);
        }
        assertThat(registry.versions(topic.name() + "-value")).hasSize(1);
    }

    @Test
    void shouldGiveDataOfAnySchemaBack() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.schema();
            String topic = "topic" + seed;
            AvroConverter converter = converter(Map.of());
            int id = registry.register(topic + "-value", schema);

            for (int i = 0; i < 10; i++) {
                byte[] record = wire(id, schema, random.datum(schema));

                SchemaAndValue data = converter.toConnectData(topic, record);
                byte[] back = converter.fromConnectData(topic, data.schema(), data.value());

                assertThat(withoutHeader(back)).as(schema.toString()).isEqualTo(withoutHeader(record));
                assertThat(registry.byId(ByteBuffer.wrap(back).getInt(1)))
                        .as("schema of seed %d", seed)
                        .isEqualTo(schema)
                        .hasToString(schema.toString());
            }
        }
    }

    @Test
    void shouldAlsoWriteItByTheNewestVersion() throws IOException {
        AvroConverter converter = converter(Map.of("auto.register.schemas", "false", "use.latest.version", "true"));
        for (int seed = 0; seed < 100; seed++) {
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.schema();
            String topic = "topic" + seed;
            int id = registry.register(topic + "-value", schema);
            byte[] record = wire(id, schema, random.datum(schema));

            SchemaAndValue data = converter.toConnectData(topic, record);

            assertThat(converter.fromConnectData(topic, data.schema(), data.value()))
                    .isEqualTo(record);
        }
    }

    @Test
    void shouldRefuseGarbageAsBadDataAndNothingElse() throws IOException {
        AvroConverter converter = converter(Map.of());
        int read = 0;
        for (int seed = 0; seed < 200; seed++) {
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.schema();
            int id = registry.register("topic-value", schema);
            byte[] record = wire(id, schema, random.datum(schema));
            for (int i = 0; i < 20; i++) {
                byte[] garbage = record.clone();
                if (garbage.length > WireFormat.HEADER) {
                    int at = WireFormat.HEADER + random.below(garbage.length - WireFormat.HEADER);
                    garbage[at] ^= (byte) (1 + random.below(255));
                }
                try {
                    converter.toConnectData("topic", garbage);
                    read++;
                } catch (DataException refused) {
                    assertThat(refused).hasMessageContaining("schema id " + id);
                }
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void shouldRefuseARecordThatContainsItself() throws IOException {
        Schema chain = new Schema.Parser().parse("""
                {"type":"record","name":"Link","fields":[{"name":"next","type":["null","Link"],"default":null}]}
                """);
        byte[] end = {0, 0, 0, 0, (byte) registry.register("chains-value", chain), 0};

        assertThatThrownBy(() -> converter(Map.of()).toConnectData("chains", end))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Link contains itself");
    }

    private AvroConverter converter(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("schema.registry.url", "http://127.0.0.1:1"));
        all.putAll(settings);
        AvroConverter converter = new AvroConverter(registry);
        converter.configure(all, false);
        return converter;
    }

    static byte[] wire(int id, Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static byte[] withoutHeader(byte[] record) {
        return Arrays.copyOfRange(record, 5, record.length);
    }
}
