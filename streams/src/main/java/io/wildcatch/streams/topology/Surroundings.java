package io.wildcatch.streams.topology;

import io.wildcatch.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Casework} finds where it runs: an engine that keeps state by home, calls at due times and writes topics.
 * Within one call all that is asked for is of the home that the call is about, but for the tables.
 */
public interface Surroundings {

    /** The ledger of a home, as it was kept last; null: there is none yet. */
    byte @Nullable [] ledger(String home);

    void keep(String home, byte[] ledger);

    /** What the CRM knows of homes. */
    Rows dossiers();

    /** Sources by their id, as their topic has them. */
    Rows sources();

    /** Offerings by their id, as their topic has them. */
    Rows offerings();

    /**
     * Asks for a call of {@link Casework#due}.
     *
     * @param at event time, milliseconds since 1970
     */
    void wake(String home, long at);

    /** Takes back what was asked for. */
    void letSleep(String home, long at);

    /** Writes a record to a topic. */
    void send(Topic<?> topic, String key, SpecificRecord value, Headers headers, long timestamp);

    /** Present time, milliseconds since 1970. */
    long now();
}
