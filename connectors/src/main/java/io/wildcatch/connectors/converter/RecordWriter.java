package io.wildcatch.connectors.converter;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.io.Encoder;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** A record, from a struct or from a map without a schema. */
final class RecordWriter implements ValueWriter {

    private final String name;
    private final List<FieldWriter> fields;
    private final Set<String> names;
    /** What was found to have a place for each of its fields. */
    private volatile @Nullable Schema checked;

    RecordWriter(org.apache.avro.Schema avro) {
        this.name = avro.getFullName();
        this.fields = avro.getFields().stream().map(FieldWriter::of).toList();
        this.names = avro.getFields().stream()
                .map(org.apache.avro.Schema.Field::name)
                .collect(Collectors.toSet());
    }

    @Override
    public void write(@Nullable Object value, Encoder out) throws IOException {
        if (value instanceof Struct struct) {
            check(struct.schema());
            for (FieldWriter field : fields) {
                field.write(struct, out);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(this::checkPlace);
            for (FieldWriter field : fields) {
                field.write(map, out);
            }
        } else {
            throw ValueWriter.mismatch("a struct for " + name, value);
        }
    }

    private void check(Schema schema) {
        if (schema != checked) {
            schema.fields().forEach(field -> checkPlace(field.name()));
            checked = schema;
        }
    }

    private void checkPlace(Object field) {
        if (!names.contains(field)) {
            throw new DataException(
                    "%s has no field %s: drop it with the transform ReplaceField, or register a version that has it"
                            .formatted(name, field));
        }
    }

    @Override
    public boolean fits(@Nullable Object value) {
        return value instanceof Struct struct
                ? struct.schema().name() == null || name.equals(struct.schema().name())
                : value instanceof Map;
    }

    /** @param fallback binary form of the field's default; null: it has none */
    private record FieldWriter(String name, ValueWriter writer, byte @Nullable [] fallback) {

        static FieldWriter of(org.apache.avro.Schema.Field field) {
            return new FieldWriter(field.name(), ValueWriter.of(field.schema()), fallback(field));
        }

        private static byte @Nullable [] fallback(org.apache.avro.Schema.Field field) {
            try {
                return field.hasDefaultValue() ? DefaultValues.bytes(field) : null;
            } catch (IOException | RuntimeException e) {
                throw new DataException(
                        "the schema's default of field %s isn't of its type".formatted(field.name()), e);
            }
        }

        void write(Struct struct, Encoder out) throws IOException {
            Field field = struct.schema().field(name);
            if (field == null) {
                writeFallback(out);
            } else {
                write(struct.get(field), out);
            }
        }

        void write(Map<?, ?> map, Encoder out) throws IOException {
            if (map.containsKey(name)) {
                write(map.get(name), out);
            } else {
                writeFallback(out);
            }
        }

        private void write(@Nullable Object value, Encoder out) throws IOException {
            try {
                writer.write(value, out);
            } catch (DataException e) {
                throw new DataException("%s: %s".formatted(name, e.getMessage()), e);
            }
        }

        private void writeFallback(Encoder out) throws IOException {
            if (fallback != null) {
                out.writeFixed(fallback);
            } else if (writer.fits(null)) {
                writer.write(null, out);
            } else {
                throw new DataException("%s: there is no such field, and it has no default".formatted(name));
            }
        }
    }
}
