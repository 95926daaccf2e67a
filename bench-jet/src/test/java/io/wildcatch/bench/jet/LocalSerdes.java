package io.wildcatch.bench.jet;

import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Serdes with a registry in this process, as settings can name them. */
public final class LocalSerdes implements SerdeFactory {

    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();

    static PeerSettings settings(Map<String, String> further) {
        Map<String, String> values = new HashMap<>(further);
        values.put(SerdeFactory.FACTORY, LocalSerdes.class.getName());
        return PeerSettings.of(values);
    }

    @SuppressWarnings("unchecked")
    static <T extends SpecificRecord> byte[] bytes(T value) {
        return new LocalSerdes().serde((Class<T>) value.getClass()).serializer().serialize("", value);
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        return new AvroSerde<>(type, REGISTRY, true);
    }
}
