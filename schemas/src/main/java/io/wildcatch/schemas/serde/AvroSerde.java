package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Generated records in the Confluent wire format. May be used by many threads. */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

    private final AvroSerializer<T> serializer;
    private final AvroDeserializer<T> deserializer;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroSerde() {
        this.serializer = new AvroSerializer<>();
        this.deserializer = new AvroDeserializer<>();
    }

    /**
     * Needs no configuration, and takes none.
     *
     * @param type generated class of the records
     * @param registry where ids and schemas come from; the caller closes it
     * @param autoRegister whether schemas that the registry doesn't have are registered, or refused
     */
    public AvroSerde(Class<T> type, SchemaRegistry registry, boolean autoRegister) {
        this(type, registry, autoRegister ? IdPolicy.REGISTER : IdPolicy.LOOK_UP);
    }

    AvroSerde(Class<T> type, SchemaRegistry registry, IdPolicy ids) {
        this.serializer = new AvroSerializer<>(registry, ids);
        this.deserializer = new AvroDeserializer<>(type, registry);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        serializer.configure(settings, isKey);
        deserializer.configure(settings, isKey);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }
}
