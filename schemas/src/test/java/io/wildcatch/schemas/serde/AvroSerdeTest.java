package io.wildcatch.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.event.Interval;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.SchemaNotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

    private static final String TOPIC = "wildcatch.signals";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<Signal> serde = new AvroSerde<>(Signal.class, registry, true);

    @Test
    void shouldReadWhatItWrote() throws Exception {
        Signal signal = signal();
        byte[] bytes = serde.serializer().serialize(TOPIC, signal);

        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(signal);
        assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 0, 1);
        assertThat(registry.idOf(TOPIC + "-value", Signal.getClassSchema())).hasValue(1);
    }

    @Test
    void shouldPublishSchemasWithoutJavaProperties() throws Exception {
        serde.serializer().serialize(TOPIC, signal());

        assertThat(registry.byId(1).toString())
                .doesNotContain("avro.java.string")
                .contains("Source id. Not empty.");
    }

    @Test
    void shouldPassNull() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    @Test
    void shouldUseOneIdForOneSchemaInAllTopics() {
        Topics topics = Topics.withDefaultPrefix();
        InMemorySchemaRegistry all = InMemorySchemaRegistry.of(topics);

        assertThat(all.latest(topics.opportunities().subject()).orElseThrow().id())
                .isEqualTo(
                        all.latest(topics.contested().subject()).orElseThrow().id());
        assertThat(all.versions(topics.contested().subject())).containsExactly(1);
        assertThat(all.versions("nowhere-value")).isEmpty();
    }

    @Test
    void shouldNotRegisterUnlessToldTo() throws Exception {
        AvroSerde<Signal> strict = new AvroSerde<>(Signal.class, registry, false);

        assertThatThrownBy(() -> strict.serializer().serialize(TOPIC, signal()))
                .isInstanceOf(SerializationException.class)
                .hasCauseInstanceOf(SchemaNotFoundException.class)
                .hasMessageContaining("auto.register.schemas");
        registry.register(TOPIC + "-value", Signal.getClassSchema());
        assertThat(strict.serializer().serialize(TOPIC, signal())).isNotEmpty();
    }

    @Test
    void shouldRefuseARecordWithoutItsRequiredFields() {
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, new Signal()))
                .isInstanceOf(SerializationException.class)
                .hasMessage("a record for wildcatch.signals isn't a valid io.wildcatch.event.Signal");
    }

    @Test
    void shouldWriteAGoodRecordAfterABadOne() throws Exception {
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, new Signal()));

        byte[] bytes = serde.serializer().serialize(TOPIC, signal());
        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(signal());
    }

    @Test
    void shouldReadAnOlderWriter() {
        Schema old = SchemaBuilder.record("Source")
                .namespace("io.wildcatch.event")
                .fields()
                .requiredString("id")
                .requiredString("gone")
                .endRecord();
        registry.register("sources-value", old);
        byte[] written = {0, 0, 0, 0, 1, 8, 's', 'i', 't', 'e', 2, 'x'};

        Source source = new AvroDeserializer<>(Source.class, registry).deserialize("sources", written);

        assertThat(source).isEqualTo(new Source("site", SourceClass.UNKNOWN, null, null, null));
    }

    @Test
    void shouldTakeASymbolThatItDoesNotKnowForUnknown() {
        Schema later = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"Source\",\"namespace\":\"io.wildcatch.event\",\"fields\":["
                                + "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"class\",\"type\":{\"type\":\"enum\",\"name\":\"SourceClass\","
                                + "\"symbols\":[\"UNKNOWN\",\"FIRST_PARTY\",\"SATELLITE\"],\"default\":\"UNKNOWN\"},\"default\":\"UNKNOWN\"}]}");
        registry.register("sources-value", later);
        byte[] written = {0, 0, 0, 0, 1, 8, 's', 'i', 't', 'e', 4};

        assertThat(new AvroDeserializer<>(Source.class, registry)
                        .deserialize("sources", written)
                        .getClass$())
                .isEqualTo(SourceClass.UNKNOWN);
    }

    @Test
    void shouldSayWhatIsWrongWithForeignBytes() throws Exception {
        byte[] good = serde.serializer().serialize(TOPIC, signal());
        byte[] unknownId = good.clone();
        unknownId[4] = 9;
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        byte[] shorter = Arrays.copyOf(good, good.length - 1);

        assertRefused(new byte[] {0, 0}, "expected at least 5 bytes of Confluent wire format, found 2");
        assertRefused("{\"id\":1}".getBytes(), "expected byte 0 of the Confluent wire format, found byte 123");
        assertRefused(unknownId, "the registry has no schema of id 9");
        assertRefused(
                longer, "a record of wildcatch.signals isn't valid Avro of schema id 1 (io.wildcatch.event.Signal)");
        assertRefused(
                shorter, "a record of wildcatch.signals isn't valid Avro of schema id 1 (io.wildcatch.event.Signal)");
    }

    @Test
    void shouldRefuseASchemaOfAnotherRecord() {
        AvroSerde<Interval> intervals = new AvroSerde<>(Interval.class, registry, true);
        byte[] interval = intervals.serializer().serialize("x", new Interval(1.0, 0.0, 2.0));

        assertRefused(
                interval,
                "a record of wildcatch.signals isn't valid Avro of schema id 1 (io.wildcatch.event.Interval)");
    }

    @Test
    void shouldNotBelieveLengthsThatAreLargerThanTheData() throws Exception {
        byte[] bytes = serde.serializer().serialize(TOPIC, signal());
        // The first string claims two gigabytes.
        byte[] huge = Arrays.copyOf(bytes, bytes.length);
        System.arraycopy(new byte[] {-2, -1, -1, -1, 15}, 0, huge, 5, 5);

        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, huge))
                .isInstanceOf(SerializationException.class)
                .hasRootCauseMessage("a length is larger than the data");
    }

    @Test
    void shouldServeManyThreadsAtOnce() throws Exception {
        Signal signal = signal();
        List<Callable<Boolean>> work = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(thread ->
                        () -> IntStream.range(0, 2_000).allMatch(i -> {
                            String topic = "topic-" + (i + thread) % 5;
                            byte[] bytes = serde.serializer().serialize(topic, signal);
                            return signal.equals(serde.deserializer().deserialize(topic, bytes));
                        }))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage(message);
    }

    private static Signal signal() throws Exception {
        return RecordJson.read(
                Signal.class,
                "{\"id\":\"s-1\",\"source\":\"site\",\"kind\":\"WEB_VISIT\",\"occurredAt\":\"2026-01-05T10:00:00Z\","
                        + "\"observedAt\":\"2026-01-05T10:00:07Z\",\"strength\":0.7,\"intent\":\"PURCHASE\","
                        + "\"account\":{\"domain\":\"acme.fr\",\"city\":\"Besançon\"},\"attributes\":{\"k\":\"v\"}}");
    }
}
