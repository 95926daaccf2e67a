package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records in the Confluent wire format, under the subject {@code <topic>-value}. May be used by many
 * threads. Null stays null.
 *
 * <p>Kafka can make it from configuration: {@code auto.register.schemas} (true), {@code use.latest.version} (false), and
 * the settings of {@link RegistryClientConfig#from}.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    private @Nullable RecordWriter writer;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroSerializer() {}

    /**
     * Needs no configuration, and takes none.
     *
     * @param registry where ids come from; the caller closes it
     * @param autoRegister whether schemas that the registry doesn't have are registered, or refused
     */
    public AvroSerializer(SchemaRegistry registry, boolean autoRegister) {
        this(registry, autoRegister ? IdPolicy.REGISTER : IdPolicy.LOOK_UP);
    }

    AvroSerializer(SchemaRegistry registry, IdPolicy ids) {
        this.writer = new RecordWriter(registry, ids);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        if (writer == null) {
            SerdeConfig config = SerdeConfig.from(settings, isKey);
            writer = new RecordWriter(new HttpSchemaRegistry(RegistryClientConfig.from(settings)), config.ids());
        }
    }

    /**
     * The bytes of the record.
     *
     * @throws SerializationException when the record breaks its schema, or the schema isn't registered
     * @throws RegistryUnavailableException when the registry can't be asked; the record is fine
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (writer == null) {
            throw new IllegalStateException("configure() has to be called first");
        }
        return record == null ? null : writer.write(topic, record);
    }
}
