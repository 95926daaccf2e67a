package io.wildcatch.streams.topology;

import io.wildcatch.schemas.Topics;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * What the stages are built with.
 *
 * @param topics names of all topics
 * @param policies the policy in force
 * @param serdes makes a new serde of a type; serdes are owned by one thread
 * @param keeping how stores keep their data
 * @param meter is told what the stages do
 * @param cache of reference data, shared by the stages
 * @param output what is published of a case
 */
public record Wiring(
        Topics topics,
        PolicyInForce policies,
        SerdeMaker serdes,
        Keeping keeping,
        Meter meter,
        Cache cache,
        Output output) {

    public Wiring(Topics topics, PolicyInForce policies, SerdeMaker serdes, Keeping keeping, Meter meter, Cache cache) {
        this(topics, policies, serdes, keeping, meter, cache, Output.LANES);
    }

    /** Makes serdes of generated Avro classes. */
    @FunctionalInterface
    public interface SerdeMaker {
        <T extends SpecificRecord> Serde<T> serde(Class<T> type);
    }

    /** Decoded reference data, and calendars; empty at the start. */
    public static final class Cache {
        final PublicHolidays holidays = new PublicHolidays();
        final Reference.Cache reference = new Reference.Cache();
        /** Changes with whoever opts out, or takes that back, anywhere. */
        final AtomicLong optOuts = new AtomicLong();
    }

    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        return serdes.serde(type);
    }
}
