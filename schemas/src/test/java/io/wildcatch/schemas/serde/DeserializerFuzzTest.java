package io.wildcatch.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.schemas.RandomRecords;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come, a record comes out or a SerializationException; never another error, and never all memory. */
class DeserializerFuzzTest {

    private static final int ROUNDS = 2_000;

    private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.of(Topics.withDefaultPrefix());

    static List<Topic<?>> topics() {
        return Topics.withDefaultPrefix().all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldSurviveRandomBytes(Topic<T> topic) {
        AvroDeserializer<T> deserializer = new AvroDeserializer<>(topic.valueType(), registry);
        RandomRecords random = new RandomRecords(51);
        byte id = (byte) registry.latest(topic.subject()).orElseThrow().id();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = random.bytes(random.below(200));
            if (i % 4 != 0 && bytes.length >= WireFormat.HEADER) {
                System.arraycopy(new byte[] {0, 0, 0, 0, id}, 0, bytes, 0, WireFormat.HEADER);
            }
            readOrRefuse(deserializer, bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldSurviveFlippedBytes(Topic<T> topic) {
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), registry, false);
        RandomRecords random = new RandomRecords(52);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = serde.serializer().serialize(topic.name(), random.next(topic.valueType()));
            for (int flips = 0; flips < 3; flips++) {
                bytes[WireFormat.HEADER + random.below(bytes.length - WireFormat.HEADER)] = random.bytes(1)[0];
            }
            readOrRefuse((AvroDeserializer<T>) serde.deserializer(), bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldRefuseEveryTruncation(Topic<T> topic) {
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), registry, false);
        byte[] bytes = serde.serializer().serialize(topic.name(), new RandomRecords(53).next(topic.valueType()));

        for (int length = 0; length < bytes.length; length++) {
            assertThat(readOrRefuse((AvroDeserializer<T>) serde.deserializer(), Arrays.copyOf(bytes, length)))
                    .as("%d of %d bytes", length, bytes.length)
                    .isFalse();
        }
    }

    /** A writer with one field more takes the way through Avro's own resolution. */
    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void shouldSurviveFlippedBytesOfALaterWriter(Topic<T> topic) {
        LaterWriter<T> later = new LaterWriter<>(topic, registry);
        AvroDeserializer<T> deserializer = new AvroDeserializer<>(topic.valueType(), registry);
        RandomRecords random = new RandomRecords(54);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = later.write(random.next(topic.valueType()));
            for (int flips = 0; flips < i % 4; flips++) {
                bytes[WireFormat.HEADER + random.below(bytes.length - WireFormat.HEADER)] = random.bytes(1)[0];
            }
            readOrRefuse(deserializer, i % 4 == 0 ? Arrays.copyOf(bytes, random.below(bytes.length)) : bytes);
        }
    }

    private static boolean readOrRefuse(AvroDeserializer<?> deserializer, byte[] bytes) {
        try {
            return deserializer.deserialize("topic", bytes) != null;
        } catch (SerializationException refused) {
            assertThat(refused).hasMessageMatching("[\\x20-\\x7e]+");
            return false;
        }
    }
}
