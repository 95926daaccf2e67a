package io.wildcatch.connectors.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.wildcatch.connectors.Version;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.PublishedSchema;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;

class AvroConverterTest {

    private static final Map<String, String> LATEST =
            Map.of("auto.register.schemas", "false", "use.latest.version", "true");
    private static final String NOBODY = "http://127.0.0.1:1";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    @Test
    void shouldBeFoundByConnectWithItsVersion() {
        assertThat(ServiceLoader.load(Converter.class)).hasAtLeastOneElementOfType(AvroConverter.class);
        assertThat(new AvroConverter().version()).isEqualTo(Version.current()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void shouldShowASignalInConnectsOwnTypes() {
        Signal signal = signal();
        Struct struct = ConnectRecords.of(Signal.class).struct(signal);
        AvroConverter converter = converter(Map.of());

        SchemaAndValue data =
                converter.toConnectData("signals", converter.fromConnectData("signals", struct.schema(), struct));

        Struct read = (Struct) data.value();
        assertThat(read.schema().name()).isEqualTo("io.wildcatch.event.Signal");
        assertThat(read.getString("kind")).isEqualTo("WEB_VISIT");
        assertThat(read.get("occurredAt")).isEqualTo(Date.from(signal.getOccurredAt()));
        assertThat(read.getStruct("account").getString("domain")).isEqualTo("acme.fr");
        assertThat(read.schema().field("intent").schema().parameters())
                .containsEntry("io.confluent.connect.avro.Enum", "io.wildcatch.event.Intent")
                .containsEntry("io.confluent.connect.avro.Enum.PURCHASE", "PURCHASE");
        assertThat(ConnectRecords.of(Signal.class).record(read)).isEqualTo(signal);
        assertThat(registry.latest("signals-value").orElseThrow().schema())
                .hasToString(PublishedSchema.of(Signal.getClassSchema()).toString());
    }

    @Test
    void shouldKeepTombstonesAndUseTheSubjectOfKeys() {
        AvroConverter keys = new AvroConverter(registry);
        keys.configure(Map.of("schema.registry.url", NOBODY), true);

        assertThat(keys.fromConnectData("t", Schema.OPTIONAL_STRING_SCHEMA, null))
                .isNull();
        assertThat(keys.toConnectData("t", null)).isEqualTo(SchemaAndValue.NULL);
        assertThat(keys.toConnectData("t", keys.fromConnectData("t", Schema.STRING_SCHEMA, "acme.fr"))
                        .value())
                .isEqualTo("acme.fr");
        assertThat(registry.versions("t-key")).hasSize(1);
    }

    @Test
    void shouldShowAUnionOfSeveralTypesAsAStructWithOneFieldSet() throws Exception {
        org.apache.avro.Schema schema = avro("""
                {"type":"record","name":"Reading","namespace":"lab","fields":[
                 {"name":"value","type":["null","string","long",{"type":"enum","name":"Fault","symbols":["OFF","LOST"]}]}]}""");
        GenericData.Record record = new GenericData.Record(schema);
        record.put("value", 42L);
        byte[] bytes = ConverterRoundTripTest.wire(registry.register("t-value", schema), schema, record);

        Struct value = ((Struct) converter(Map.of()).toConnectData("t", bytes).value()).getStruct("value");

        assertThat(value.schema().name()).isEqualTo("io.confluent.connect.avro.Union");
        assertThat(value.schema().fields()).extracting("name").containsExactly("string", "long", "lab.Fault");
        assertThat(value.get("long")).isEqualTo(42L);
        assertThat(value.get("string")).isNull();
    }

    @Test
    void shouldForgetEnumsWhenTold() {
        AvroConverter converter = converter(Map.of("enhanced.avro.schema.support", "false"));
        Struct struct = ConnectRecords.of(Signal.class).struct(signal());

        SchemaAndValue read = converter.toConnectData(
                "signals", converter(Map.of()).fromConnectData("signals", struct.schema(), struct));

        assertThat(read.schema().field("intent").schema().parameters()).isNull();
    }

    @Test
    void shouldFitThePlainDataOfAnyConnectorIntoTheNewestVersion() {
        org.apache.avro.Schema signals = PublishedSchema.of(Signal.getClassSchema());
        int id = registry.register("signals-value", signals);
        Schema account =
                SchemaBuilder.struct().field("domain", Schema.STRING_SCHEMA).build();
        Schema row = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("source", Schema.STRING_SCHEMA)
                .field("kind", Schema.STRING_SCHEMA)
                .field("occurredAt", Timestamp.SCHEMA)
                .field("intent", Schema.STRING_SCHEMA)
                .field("strength", Schema.FLOAT32_SCHEMA)
                .field("account", account)
                .build();
        Struct value = new Struct(row)
                .put("id", "s-1")
                .put("source", "crm")
                .put("kind", "PRESS")
                .put("occurredAt", Date.from(Instant.EPOCH))
                .put("intent", "DEFECTION")
                .put("strength", 0.5f)
                .put("account", new Struct(account).put("domain", "acme.fr"));

        byte[] bytes = converter(LATEST).fromConnectData("signals", row, value);

        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
        Signal read = ConnectRecords.of(Signal.class).record((Struct)
                converter(Map.of()).toConnectData("signals", bytes).value());
        assertThat(read.getIntent()).hasToString("DEFECTION");
        assertThat(read.getStrength()).isEqualTo(0.5);
        assertThat(read.getTitle()).isNull();
    }

    @Test
    void shouldTakeMapsWithoutASchemaByTheNewestVersionOnly() {
        registry.register("signals-value", PublishedSchema.of(Signal.getClassSchema()));
        Map<String, Object> map = Map.of(
                "id",
                "s-1",
                "source",
                "crm",
                "kind",
                "PRESS",
                "occurredAt",
                0L,
                "account",
                Map.of("domain", "acme.fr"));

        assertThat(converter(LATEST).fromConnectData("signals", null, map)).isNotNull();
        assertThatThrownBy(() -> converter(Map.of()).fromConnectData("signals", null, map))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the data has no schema: give it one");
    }

    @Test
    void shouldRatherRefuseThanDropWhatTheNewestVersionHasNoPlaceFor() {
        registry.register("t-value", avro("{\"type\":\"record\",\"name\":\"T\",\"fields\":[]}"));
        Schema schema =
                SchemaBuilder.struct().field("extra", Schema.STRING_SCHEMA).build();

        assertThatThrownBy(() ->
                        converter(LATEST).fromConnectData("t", schema, new Struct(schema).put("extra", "Jane Doe")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("T has no field extra")
                .hasMessageNotContaining("Jane");
    }

    @Test
    void shouldNameTheFieldThatIsOfAnotherType() {
        registry.register("signals-value", PublishedSchema.of(Signal.getClassSchema()));
        Map<String, Object> map =
                Map.of("id", "s-1", "source", "crm", "kind", "PRESS", "occurredAt", 0L, "account", Map.of("domain", 7));

        assertThatThrownBy(() -> converter(LATEST).fromConnectData("signals", null, map))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("account: domain: expected one of [null, string], found java.lang.Integer");
    }

    @Test
    void shouldKeepWhatOnlyConnectKnows() {
        Schema schema = SchemaBuilder.struct()
                .version(3)
                .field("tiny", Schema.INT8_SCHEMA)
                .field("small", Schema.OPTIONAL_INT16_SCHEMA)
                .field(
                        "named",
                        SchemaBuilder.string()
                                .name("io.debezium.data.Json")
                                .parameter("a", "b")
                                .build())
                .field(
                        "preset",
                        SchemaBuilder.int32().defaultValue(7).optional().build())
                .field(
                        "list",
                        SchemaBuilder.array(SchemaBuilder.float32().doc("d").build())
                                .build())
                .build();
        Struct struct = new Struct(schema)
                .put("tiny", (byte) 1)
                .put("small", (short) 2)
                .put("named", "{}")
                .put("list", List.of(1.5f));
        AvroConverter converter = converter(Map.of());

        SchemaAndValue read = converter.toConnectData("t", converter.fromConnectData("t", schema, struct));

        for (String field : List.of("tiny", "small", "named", "list")) {
            assertThat(read.schema().field(field)).isEqualTo(schema.field(field));
        }
        assertThat(read.schema().field("preset").schema().defaultValue()).isEqualTo(7);
        assertThat(read.schema().version()).isEqualTo(3);
        assertThat(read.schema().name()).isEqualTo("io.confluent.connect.avro.ConnectDefault");
        assertThat(((Struct) read.value()).get("preset")).isEqualTo(7);
    }

    @Test
    void shouldSayWhyAvroCantHoldIt() {
        Schema oddName =
                SchemaBuilder.struct().field("zip-code", Schema.STRING_SCHEMA).build();
        Schema numbered =
                SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA).build();

        assertThatThrownBy(() ->
                        converter(Map.of()).fromConnectData("t", oddName, new Struct(oddName).put("zip-code", "x")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("zip-code")
                .hasMessageContaining("rename it with a transform");
        assertThatThrownBy(() -> converter(Map.of()).fromConnectData("t", numbered, Map.of(1, "x")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("keys are of type INT32");
    }

    @Test
    void shouldCallARecordBadThatIsNoAvroOrOfAnUnknownSchema() {
        AvroConverter converter = converter(Map.of());

        for (byte[] bad : List.of(new byte[] {}, "{\"a\":1}".getBytes(), new byte[] {0, 0, 0, 0, 99, 1})) {
            assertThatThrownBy(() -> converter.toConnectData("t", bad))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a record of t-value can't be read");
        }
    }

    @Test
    void shouldRefuseWhatIsNotRegisteredWhenItMayNotRegister() {
        AvroConverter converter = converter(Map.of("auto.register.schemas", "false"));

        assertThatThrownBy(() -> converter.fromConnectData("t", Schema.STRING_SCHEMA, "x"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("isn't registered under t-value");
    }

    @Test
    void shouldAskConnectToTryAgainWhenTheRegistryIsAway() {
        AvroConverter converter = new AvroConverter();
        converter.configure(Map.of("schema.registry.url", NOBODY, "wildcatch.schema.registry.retry.ms", "0"), false);

        assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {0, 0, 0, 0, 1, 1}))
                .isInstanceOf(RetriableException.class);
        assertThatThrownBy(() -> converter.fromConnectData("t", Schema.STRING_SCHEMA, "x"))
                .isInstanceOf(RetriableException.class);
    }

    @Test
    void shouldNotCallARecordBadWhenTheCredentialsAre() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            AvroConverter converter = new AvroConverter();
            converter.configure(
                    Map.of(
                            "schema.registry.url",
                            "http://127.0.0.1:" + server.getAddress().getPort(),
                            "basic.auth.user.info",
                            "me:secret"),
                    false);

            assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {0, 0, 0, 0, 1, 1}))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("refuses the credentials (401)")
                    .hasMessageNotContaining("secret");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldSayAtOnceWhichSettingIsWrong() {
        assertThatThrownBy(() -> new AvroConverter().configure(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
        assertThatThrownBy(() -> new AvroConverter().configure(Map.of("schema.registry.url", "nonsense"), false))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> converter(Map.of("value.subject.name.strategy", "x.RecordNameStrategy")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected TopicNameStrategy");
        assertThatCode(() -> converter(Map.of(
                        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy")))
                .doesNotThrowAnyException();
    }

    private AvroConverter converter(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("schema.registry.url", NOBODY));
        all.putAll(settings);
        AvroConverter converter = new AvroConverter(registry);
        converter.configure(all, false);
        return converter;
    }

    private static org.apache.avro.Schema avro(String json) {
        return new org.apache.avro.Schema.Parser().parse(json);
    }

    private static Signal signal() {
        return Signal.newBuilder()
                .setId("s-1")
                .setSource("site")
                .setKind("WEB_VISIT")
                .setOccurredAt(Instant.parse("2026-01-05T10:00:00.123Z"))
                .setAccount(AccountRef.newBuilder().setDomain("acme.fr").build())
                .build();
    }
}
