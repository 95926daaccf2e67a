package io.wildcatch.schemas;

import org.apache.avro.specific.SpecificRecord;

/**
 * A topic as a typed value: its name, what its values are, and how the broker keeps them. Keys are UTF-8 strings.
 *
 * @param name full topic name, prefix included
 * @param valueType generated Avro class of the values
 * @param cleanup how old records are dropped
 * @param access who may rely on it
 * @param key what the key is, for documentation
 */
public record Topic<V extends SpecificRecord>(
        String name, Class<V> valueType, Cleanup cleanup, Access access, String key) {

    /** How the broker drops old records. */
    public enum Cleanup {
        /** The last value of each key is kept for ever. */
        COMPACT,
        /** Kept for the broker's retention time. */
        DELETE
    }

    /** Who may rely on a topic. */
    public enum Access {
        /** Outsiders write it, the pipeline reads it. */
        INPUT,
        /** The pipeline writes it, outsiders read it. */
        OUTPUT,
        /** Belongs to the pipeline alone; its shape may change with any release. */
        INTERNAL
    }

    /** The registry's subject of the values, by the TopicNameStrategy. */
    public String subject() {
        return name + "-value";
    }
}
