package io.wildcatch.local.interop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * What a reader has to see of a record that was written with another version of its schema, told without Avro's own
 * resolution: fields go by name, those that are missing have their default, and a symbol that is unknown is the default
 * one.
 */
final class Projection {

    private Projection() {}

    static Object of(Object datum, Schema reader) {
        return switch (reader.getType()) {
            case RECORD -> record((GenericData.Record) datum, reader);
            case ENUM -> symbol(datum.toString(), reader);
            case UNION -> datum == null ? null : of(datum, present(reader));
            case ARRAY -> list((Collection<?>) datum, reader.getElementType());
            case MAP -> map((Map<?, ?>) datum, reader.getValueType());
            default -> datum;
        };
    }

    private static GenericData.Record record(GenericData.Record datum, Schema reader) {
        GenericData.Record seen = new GenericData.Record(reader);
        for (Schema.Field field : reader.getFields()) {
            boolean isWritten = datum.getSchema().getField(field.name()) != null;
            Object value = isWritten
                    ? of(datum.get(field.name()), field.schema())
                    : GenericData.get().getDefaultValue(field);
            seen.put(field.pos(), value);
        }
        return seen;
    }

    private static GenericData.EnumSymbol symbol(String written, Schema reader) {
        return new GenericData.EnumSymbol(reader, reader.hasEnumSymbol(written) ? written : reader.getEnumDefault());
    }

    /** The contract has no other unions than those of null and one type. */
    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .reduce((one, other) -> {
                    throw new IllegalArgumentException("more than one type in " + union);
                })
                .orElseThrow();
    }

    private static List<Object> list(Collection<?> items, Schema reader) {
        List<Object> seen = new ArrayList<>();
        items.forEach(item -> seen.add(of(item, reader)));
        return seen;
    }

    private static Map<String, Object> map(Map<?, ?> entries, Schema reader) {
        Map<String, Object> seen = new LinkedHashMap<>();
        entries.forEach((key, value) -> seen.put(key.toString(), of(value, reader)));
        return seen;
    }
}
