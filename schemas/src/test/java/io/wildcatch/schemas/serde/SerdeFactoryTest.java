package io.wildcatch.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.event.Reach;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.schemas.registry.FakeRegistry;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaNotFoundException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerdeFactoryTest {

    private static final String TOPIC = "wildcatch.sources";
    private static final Source SITE = new Source("site", SourceClass.PUBLIC, null, new Reach(5.0, 5.0), 2.0);

    private FakeRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = FakeRegistry.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldMakeOurOwnSerdesUnlessToldOtherwise() {
        try (SerdeFactory factory = SerdeFactory.from(settings())) {
            assertThat(roundTrip(factory.serde(Source.class))).isEqualTo(SITE);
        }
    }

    @Test
    void shouldShareOneCacheBetweenSerdes() {
        try (SerdeFactory factory = SerdeFactory.from(settings())) {
            roundTrip(factory.serde(Source.class));
            roundTrip(factory.serde(Source.class));
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void shouldTakeARegistryOfThisProcess() {
        SerdeFactory factory = new RegistrySerdeFactory(new InMemorySchemaRegistry(), true);

        assertThat(roundTrip(factory.serde(Source.class))).isEqualTo(SITE);
    }

    @Test
    void shouldLetSomebodyElsesSerdeDropIn() {
        Map<String, Object> settings = settings();
        settings.put(SerdeFactory.FACTORY, ClassNameSerdeFactory.class.getName());
        settings.put(ClassNameSerdeFactory.SERDE_CLASS, AvroSerde.class.getName());

        assertThat(roundTrip(SerdeFactory.from(settings).serde(Source.class))).isEqualTo(SITE);
    }

    @ParameterizedTest
    @CsvSource({
        "wildcatch.serde.factory,no.such.Factory",
        "wildcatch.serde.factory,java.lang.String",
        "wildcatch.serde.factory,io.wildcatch.schemas.serde.ClassNameSerdeFactory",
        "schema.registry.url,''",
        "auto.register.schemas,perhaps",
        "specific.avro.reader,false",
        "specific.avro.value.type,java.lang.String",
    })
    void shouldRefuseSettingsThatCannotWork(String key, String value) {
        Map<String, Object> settings = settings();
        settings.put(key, value);

        assertThatThrownBy(() -> SerdeFactory.from(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key.equals("wildcatch.serde.factory") ? "wildcatch.serde" : key);
    }

    @Test
    void shouldRefuseASerdeThatIsNone() {
        Map<String, Object> settings = settings();
        settings.put(SerdeFactory.FACTORY, ClassNameSerdeFactory.class.getName());
        settings.put(ClassNameSerdeFactory.SERDE_CLASS, "io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde");

        assertThatThrownBy(() -> SerdeFactory.from(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("wildcatch.serde.class")
                .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void shouldBeMadeByKafkaFromConfiguration() {
        try (AvroSerializer<Source> serializer = new AvroSerializer<>();
                AvroDeserializer<Source> deserializer = new AvroDeserializer<>()) {
            serializer.configure(settings(), false);
            deserializer.configure(settings(), false);

            assertThat(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, SITE)))
                    .isEqualTo(SITE);
        }
    }

    @Test
    void shouldNotBeUsedForKeysOrUnconfigured() {
        try (AvroSerde<Source> serde = new AvroSerde<>()) {
            assertThatThrownBy(() -> serde.configure(settings(), true))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("StringSerializer");
            assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, SITE))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[9]))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldRefuseRecordsThatHaveNoGeneratedClass() {
        HttpSchemaRegistry registry = new HttpSchemaRegistry(RegistryClientConfig.of(server.uri()));
        registry.register(
                "a-value", SchemaBuilder.record("java.lang.String").fields().endRecord());
        registry.register(
                "b-value",
                SchemaBuilder.record("io.wildcatch.event.Nothing").fields().endRecord());
        registry.register(
                "c-value", SchemaBuilder.record("java.io.File").fields().endRecord());
        try (AvroDeserializer<Source> deserializer = new AvroDeserializer<>()) {
            deserializer.configure(settings(), false);

            for (byte id = 1; id <= 3; id++) {
                byte[] bytes = {0, 0, 0, 0, id};
                assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                        .isInstanceOf(SerializationException.class)
                        .hasMessageContaining("no generated class");
            }
        }
    }

    @Test
    void shouldTakeTheIdOfTheNewestVersionWhenOnlyItsDocsDiffer() {
        HttpSchemaRegistry registry = new HttpSchemaRegistry(RegistryClientConfig.of(server.uri()));
        Schema undocumented = new Schema.Parser()
                .parse(Source.getClassSchema()
                        .toString()
                        .replaceAll("\"doc\":\"[^\"]*\",?", "")
                        .replace(",}", "}"));
        int id = registry.register(TOPIC + "-value", undocumented);

        assertThat(WireFormat.schemaId(serializer(false, true).serialize(TOPIC, SITE)))
                .isEqualTo(id);
        assertThatThrownBy(() -> serializer(false, false).serialize(TOPIC, SITE))
                .isInstanceOf(SerializationException.class)
                .hasCauseInstanceOf(SchemaNotFoundException.class);
    }

    @Test
    void shouldFallBackOnItsOwnVersionWhenTheNewestHasOtherFields() {
        HttpSchemaRegistry registry = new HttpSchemaRegistry(RegistryClientConfig.of(server.uri()));
        int own = registry.register(TOPIC + "-value", Source.getClassSchema());
        registry.register(
                TOPIC + "-value",
                SchemaBuilder.record("io.wildcatch.event.Source")
                        .fields()
                        .requiredString("id")
                        .endRecord());

        assertThat(WireFormat.schemaId(serializer(false, true).serialize(TOPIC, SITE)))
                .isEqualTo(own);
    }

    @Test
    void shouldTellARegistryThatIsDownFromABadRecord() {
        Map<String, Object> settings = settings();
        settings.put(RegistryClientConfig.RETRY_MS, 0);
        try (AvroSerde<Source> serde = new AvroSerde<>()) {
            serde.configure(settings, false);
            server.close();

            assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, SITE))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1}))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void shouldTellARegistryThatIsDownFromABadRecordForConfluentsSerdesToo() {
        SerializationException down = new SerializationException("x", new ConnectException("refused"));
        SerializationException slow =
                new SerializationException("x", new IOException(new SocketTimeoutException("read timed out")));
        SerializationException refused = new SerializationException("x", new RestClientException("no", 401, 40101));
        SerializationException unknown = new SerializationException("x", new RestClientException("no", 404, 40403));
        SerializationException garbage = new SerializationException("x", new EOFException());

        assertThat(List.of(down, slow, refused))
                .allMatch(failure -> RegistryTrouble.told(failure) instanceof RegistryUnavailableException);
        assertThat(List.of(unknown, garbage)).allMatch(failure -> RegistryTrouble.told(failure) == failure);
    }

    private AvroSerializer<Source> serializer(boolean autoRegister, boolean useLatest) {
        Map<String, Object> settings = settings();
        settings.put(IdPolicy.AUTO_REGISTER, autoRegister);
        settings.put(IdPolicy.USE_LATEST, useLatest);
        AvroSerializer<Source> serializer = new AvroSerializer<>();
        serializer.configure(settings, false);
        return serializer;
    }

    private static Source roundTrip(Serde<Source> serde) {
        byte[] bytes = serde.serializer().serialize(TOPIC, SITE);
        return serde.deserializer().deserialize(TOPIC, bytes);
    }

    private Map<String, Object> settings() {
        return new HashMap<>(Map.of(RegistryClientConfig.URL, server.uri().toString()));
    }
}
