package io.wildcatch.local.interop;

import java.io.IOException;

/**
 * A serializer and its deserializer, asked in plain Avro binary. Either makes its own objects of that (generic records,
 * generated ones, Connect's data, those of JavaScript), so that nothing but the maker's code touches the wire format.
 */
interface Codec extends AutoCloseable {

    /** What the serializer makes of the record. */
    byte[] write(WrittenTopic topic, byte[] body) throws Exception;

    /** The record that the deserializer finds, in plain Avro binary again. */
    byte[] read(WrittenTopic topic, byte[] wire) throws Exception;

    @Override
    default void close() throws IOException {}
}
