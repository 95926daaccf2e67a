package io.wildcatch.local.interop;

import io.wildcatch.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.storage.Converter;

/**
 * Who can take part on this machine: ours and Flink's always, Confluent's classes where the profile {@code confluent}
 * has fetched them, the JavaScript clients where {@code WILDCATCH_NPM_CLIENTS} names a folder that has them.
 */
final class Parties implements AutoCloseable {

    private static final Path CONFLUENT = Path.of(System.getProperty("confluent.jar", "missing"));
    private static final Path NPM = Path.of(System.getenv().getOrDefault("WILDCATCH_NPM_CLIENTS", "missing"));
    private static final String SERDES =
            "io.confluent.kafka.serializers.KafkaAvroSerializer,io.confluent.kafka.serializers.KafkaAvroDeserializer";
    private static final String CONVERTER = "io.confluent.connect.avro.AvroConverter";
    static final String OURS = "io.wildcatch.schemas.serde.AvroSerializer,io.wildcatch.schemas.serde.AvroDeserializer";

    private static final String OUR_CONVERTER = "io.wildcatch.connectors.converter.AvroConverter";
    static final Map<String, String> SPECIFIC = Map.of("specific.avro.reader", "true");
    private static final Map<String, String> LATEST = Map.of(
            "auto.register.schemas",
            "false",
            "use.latest.version",
            "true",
            "enhanced.avro.schema.support",
            "true",
            "connect.meta.data",
            "false");

    private final String url;
    private final Path logs;
    private final List<Party> open = new ArrayList<>();

    /** @param logs folder for what other processes say */
    Parties(String url, Path logs) {
        this.url = url;
        this.logs = logs;
    }

    static boolean hasConfluent() {
        return Files.exists(CONFLUENT);
    }

    static boolean hasNpm() {
        return Files.isDirectory(NPM.resolve("node_modules/@confluentinc/schemaregistry"));
    }

    /** Each with the settings that make it write schemas as they are registered. */
    List<Party> all(SchemaRegistry registry) throws Exception {
        add("ours", true, JavaCodecs.named(OURS, settings(SPECIFIC)));
        add("Avro on our client", false, new AvroWithOurClient(registry));
        add("our `AvroConverter`", false, JavaCodecs.named(OUR_CONVERTER, settings(Map.of())));
        add("Flink's coder", false, new FlinkCodec(url));
        if (hasConfluent()) {
            add("Confluent's, generated", true, generated(Map.of("avro.remove.java.properties", "true")));
            add("Confluent's, generic", false, isolated(SERDES, Map.of()));
            add("Confluent's `AvroConverter`", false, isolated(CONVERTER, LATEST));
        }
        if (hasNpm()) {
            add("kafkajs", false, node("kafkajs", "bigint"));
            add("Confluent's JavaScript", false, node("confluent", "bigint"));
        }
        return open;
    }

    /** Ours, and next to it those for which settings matter, with none of them set. */
    List<Party> asTheyCome() throws Exception {
        add("ours", true, JavaCodecs.named(OURS, settings(SPECIFIC)));
        if (hasConfluent()) {
            add("Confluent's, generated", true, generated(Map.of()));
            add("Confluent's `AvroConverter`", false, isolated(CONVERTER, Map.of()));
        }
        if (hasNpm()) {
            add("kafkajs", false, node("kafkajs", "number"));
            add("Confluent's JavaScript", false, node("confluent", "number"));
        }
        return open;
    }

    private void add(String name, boolean needsClass, Codec codec) {
        open.add(new Party(name, needsClass, codec));
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("schema.registry.url", url);
        return settings;
    }

    /** With nothing but what the jar brings, its Avro and Kafka among it; Kafka Connect's interfaces it has not. */
    private Codec isolated(String classes, Map<String, String> settings) throws Exception {
        return java(List.of(CONFLUENT.toString(), home(Converter.class), home(JavaPeer.class)), classes, settings);
    }

    /** On the Avro and Kafka of ours: classes that Avro 1.12 has generated need it. */
    private Codec generated(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(SPECIFIC);
        return java(List.of(JavaPeer.classPath(), CONFLUENT.toString()), SERDES, settings);
    }

    private Codec java(List<String> classPath, String classes, Map<String, String> settings) throws IOException {
        return start(JavaPeer.command(classPath, classes, settings(settings)), logs);
    }

    private Codec node(String client, String longs) throws IOException {
        String script =
                Path.of("src/test/js/registry-serdes.mjs").toAbsolutePath().toString();
        return start(List.of("node", script, url, client, longs), NPM);
    }

    private Codec start(List<String> command, Path folder) throws IOException {
        return RemoteCodec.start(command, folder, logs.resolve("party-" + open.size() + ".log"));
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @Override
    public void close() throws IOException {
        for (Party party : open) {
            party.codec().close();
        }
    }
}
