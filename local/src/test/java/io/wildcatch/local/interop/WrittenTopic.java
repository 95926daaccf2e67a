package io.wildcatch.local.interop;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/**
 * A topic as the registry knows it.
 *
 * @param id of the schema in the registry
 */
record WrittenTopic(String name, int id, Schema schema) {

    static final int HEADER = 5;

    /** The wire format: byte 0, the id, Avro binary. */
    byte[] wire(byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }
}
