package io.wildcatch.connectors.converter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Properties of Avro schemas that hold what Avro has no place for: Connect's small integers, names, versions, docs and
 * parameters. The same as Confluent's converter has.
 */
final class ConnectProperties {

    private static final String TYPE = "connect.type";
    private static final String NAME = "connect.name";
    private static final String VERSION = "connect.version";
    private static final String DOC = "connect.doc";
    private static final String PARAMETERS = "connect.parameters";

    private ConnectProperties() {}

    /** Connect's type of an Avro int. */
    static org.apache.kafka.connect.data.Schema.Type integer(Schema avro) {
        Object type = avro.getObjectProp(TYPE);
        if ("int8".equals(type)) {
            return org.apache.kafka.connect.data.Schema.Type.INT8;
        }
        return "int16".equals(type)
                ? org.apache.kafka.connect.data.Schema.Type.INT16
                : org.apache.kafka.connect.data.Schema.Type.INT32;
    }

    /** Gives Connect back what is Connect's, where the builder doesn't know better. */
    static void read(Schema avro, SchemaBuilder builder) {
        if (builder.name() == null && avro.getProp(NAME) != null) {
            builder.name(avro.getProp(NAME));
        }
        if (builder.version() == null && avro.getObjectProp(VERSION) instanceof Integer version) {
            builder.version(version);
        }
        if (avro.getProp(DOC) != null) {
            builder.doc(avro.getProp(DOC));
        }
        if (avro.getObjectProp(PARAMETERS) instanceof Map<?, ?> parameters) {
            parameters.forEach((key, value) -> builder.parameter(String.valueOf(key), String.valueOf(value)));
        }
    }

    /** Remembers the size of an integer. */
    static void writeType(org.apache.kafka.connect.data.Schema connect, Schema avro) {
        switch (connect.type()) {
            case INT8 -> put(avro, TYPE, "int8");
            case INT16 -> put(avro, TYPE, "int16");
            default -> {}
        }
    }

    /** Remembers all else that Avro doesn't say by itself. */
    static void write(org.apache.kafka.connect.data.Schema connect, Schema avro, @Nullable String typeDoc) {
        boolean isNamed = AvroNames.isNamed(avro);
        if (typeDoc != null && !isNamed) {
            put(avro, DOC, typeDoc);
        }
        if (Logical.of(connect).isPresent()) {
            return;
        }
        if (connect.name() != null && !isNamed) {
            put(avro, NAME, connect.name());
        }
        if (connect.version() != null) {
            put(avro, VERSION, connect.version());
        }
        Map<String, String> own = new LinkedHashMap<>(connect.parameters() == null ? Map.of() : connect.parameters());
        own.keySet().removeIf(Marks::isMark);
        if (!own.isEmpty()) {
            put(avro, PARAMETERS, own);
        }
    }

    /** Avro lets nobody change a property; the same type may come by more than once. */
    private static void put(Schema avro, String name, Object value) {
        if (avro.getObjectProp(name) == null) {
            avro.addProp(name, value);
        }
    }
}
