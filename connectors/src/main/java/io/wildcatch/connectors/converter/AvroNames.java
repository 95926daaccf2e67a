package io.wildcatch.connectors.converter;

import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.connect.errors.DataException;

/** Avro is strict about names, Connect isn't. */
final class AvroNames {

    private AvroNames() {}

    /** Whether it is a type that has a name of its own. */
    static boolean isNamed(Schema avro) {
        return switch (avro.getType()) {
            case RECORD, ENUM, FIXED -> true;
            default -> false;
        };
    }

    /**
     * The schema, or an error that says what to do about the name that Avro refuses.
     *
     * @throws DataException when Avro refuses to make it
     */
    static Schema checked(Supplier<Schema> schema) {
        try {
            return schema.get();
        } catch (AvroRuntimeException e) {
            throw new DataException(
                    "Avro refuses the schema (%s): rename it with a transform, such as SetSchemaMetadata or ReplaceField"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
