package io.wildcatch.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The header of a record: byte 0, then the schema id in four bytes, big end first. */
public final class WireFormat {

    /** Bytes before the Avro data. */
    public static final int HEADER = 5;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /**
     * The id of the schema that the bytes were written with.
     *
     * @throws SerializationException when they don't begin with a header
     */
    public static int schemaId(byte[] record) {
        if (record.length < HEADER) {
            throw new SerializationException(
                    "expected at least %d bytes of Confluent wire format, found %d".formatted(HEADER, record.length));
        }
        if (record[0] != MAGIC) {
            throw new SerializationException("expected byte 0 of the Confluent wire format, found byte " + record[0]);
        }
        return (record[1] & 0xff) << 24 | (record[2] & 0xff) << 16 | (record[3] & 0xff) << 8 | (record[4] & 0xff);
    }
}
