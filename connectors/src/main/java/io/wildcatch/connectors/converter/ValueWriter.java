package io.wildcatch.connectors.converter;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Writes Connect's data as one type of Avro; made once for each schema. The Avro schema leads: what of it a struct, or
 * a map without a schema, lacks takes the field's default. May be used by many threads.
 */
interface ValueWriter {

    /**
     * Writes the value.
     *
     * @throws DataException when it isn't of this type; the message tells types and fields, no data
     */
    void write(@Nullable Object value, Encoder out) throws IOException;

    /** Whether the value is of this type, as far as can be told without looking inside of it. */
    boolean fits(@Nullable Object value);

    static ValueWriter of(Schema avro) {
        return switch (avro.getType()) {
            case RECORD -> new RecordWriter(avro);
            case UNION -> new UnionWriter(avro);
            case ARRAY -> new ArrayWriter(of(avro.getElementType()));
            case MAP -> new MapWriter(of(avro.getValueType()));
            default -> ScalarWriter.of(avro);
        };
    }

    /** Never the value itself: it may be somebody's name. */
    static DataException mismatch(String expected, @Nullable Object value) {
        return new DataException("expected %s, found %s"
                .formatted(expected, value == null ? "null" : value.getClass().getName()));
    }
}
