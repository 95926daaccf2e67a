package io.wildcatch.local.replay;

import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.streams.topology.Wiring;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Serdes over a registry in memory: the wire format of a deployment, without one. */
public final class Serdes implements Wiring.SerdeMaker {

    private final SchemaRegistry registry = new InMemorySchemaRegistry();

    @Override
    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        return of(type);
    }

    <T extends SpecificRecord> AvroSerde<T> of(Class<T> type) {
        return new AvroSerde<>(type, registry, true);
    }
}
