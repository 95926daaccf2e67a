package io.wildcatch.connectors.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wildcatch.fakes.RandomAvro;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our converter against Confluent's, over one registry. Its jar weighs 98 MB: the profile {@code confluent} fetches it,
 * and without it there is nothing to compare with.
 */
class ConfluentInteropTest {

    private static final Path JAR = Path.of(System.getProperty("confluent.jar"));
    private static final int RECORDS = 50;

    private static TinyRegistry registry;
    private static Converter theirs;
    private static Converter ours;

    @BeforeAll
    static void startOnce() throws Exception {
        assumeThat(Files.exists(JAR)).as("-Pconfluent fetches it").isTrue();
        registry = new TinyRegistry();
        Map<String, String> settings =
                Map.of(RegistryClientConfig.URL, registry.url().toString(), "enhanced.avro.schema.support", "true");
        theirs = ConfluentConverter.of(JAR, settings);
        ours = new AvroConverter();
        ours.configure(settings, false);
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    static Stream<Topic<?>> topics() {
        return Topics.withDefaultPrefix().all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldShowTheSameDataInTheSameTypesAndReadWhatTheOtherWrites(Topic<?> topic) throws Exception {
        Schema schema = PublishedSchema.of(SpecificData.get().getSchema(topic.valueType()));
        int id = registry.register(topic.name() + "-value", schema);
        RandomAvro random = new RandomAvro(11);
        for (int i = 0; i < RECORDS; i++) {
            byte[] record = ConverterRoundTripTest.wire(id, schema, random.datum(schema));

            SchemaAndValue here = ours.toConnectData(topic.name(), record);
            SchemaAndValue there = theirs.toConnectData(topic.name(), record);

            assertThat(shape(here.schema())).isEqualTo(shape(there.schema()));
            assertThat(plain(here.value())).isEqualTo(plain(there.value()));
            String other = "their." + topic.name();
            byte[] written = theirs.fromConnectData(other, here.schema(), here.value());
            assertThat(plain(ours.toConnectData(other, written).value())).isEqualTo(plain(here.value()));
            byte[] back = ours.fromConnectData("our." + topic.name(), there.schema(), there.value());
            assertThat(plain(theirs.toConnectData("our." + topic.name(), back).value()))
                    .isEqualTo(plain(here.value()));
        }
    }

    /** Types, names and what may be missing; not docs and parameters, which each keeps in its own way. */
    private static Object shape(org.apache.kafka.connect.data.Schema schema) {
        List<Object> shape =
                new ArrayList<>(List.of(schema.type(), schema.isOptional(), String.valueOf(schema.name())));
        switch (schema.type()) {
            case STRUCT -> schema.fields().forEach(field -> shape.add(List.of(field.name(), shape(field.schema()))));
            case ARRAY, MAP -> shape.add(shape(schema.valueSchema()));
            default -> {}
        }
        return shape;
    }

    private static Object plain(Object value) {
        if (value instanceof Struct struct) {
            Map<String, Object> fields = new LinkedHashMap<>();
            struct.schema().fields().forEach(field -> fields.put(field.name(), plain(struct.get(field))));
            return fields;
        } else if (value instanceof Collection<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(item -> list.add(plain(item)));
            return list;
        } else if (value instanceof Map<?, ?> entries) {
            Map<Object, Object> map = new LinkedHashMap<>();
            entries.forEach((key, item) -> map.put(key, plain(item)));
            return map;
        }
        return value;
    }
}
