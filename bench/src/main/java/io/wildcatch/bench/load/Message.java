package io.wildcatch.bench.load;

/**
 * A signal as Kafka has it.
 *
 * @param id source and id of the signal, with a slash between them
 * @param key the record's key
 * @param value Avro in the wire format
 */
public record Message(String id, String key, byte[] value) {}
