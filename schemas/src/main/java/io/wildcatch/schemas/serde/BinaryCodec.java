package io.wildcatch.schemas.serde;

import java.io.IOException;

/** Reads and writes the values of one Avro type in Avro binary. */
interface BinaryCodec {

    /** Reads a value; garbage gives an IOException, or a value that is wrong but of the right type. */
    Object read(WireDecoder in) throws IOException;

    /** Writes a value that isn't null. */
    void write(Object value, WireEncoder out);
}
