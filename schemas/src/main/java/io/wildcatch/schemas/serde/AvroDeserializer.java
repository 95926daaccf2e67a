package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads generated records from the Confluent wire format, whatever version of the schema they were written with. May be
 * used by many threads. Null stays null.
 *
 * <p>Kafka can make it from configuration: {@code specific.avro.value.type} (else the class that the writer's schema
 * names) and the settings of {@link RegistryClientConfig#from}.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private @Nullable RecordReader reader;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroDeserializer() {}

    /**
     * Needs no configuration, and takes none.
     *
     * @param type generated class to read into
     * @param registry where schemas come from; the caller closes it
     */
    public AvroDeserializer(Class<T> type, SchemaRegistry registry) {
        this.reader = new RecordReader(registry, type);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        if (reader == null) {
            SerdeConfig config = SerdeConfig.from(settings, isKey);
            reader = new RecordReader(new HttpSchemaRegistry(RegistryClientConfig.from(settings)), config.type());
        }
    }

    /**
     * The record in the bytes.
     *
     * @throws SerializationException when the bytes are no such record; the message never holds any of them
     * @throws RegistryUnavailableException when the registry can't be asked; the record may be fine
     */
    @Override
    @SuppressWarnings("unchecked") // the type parameter is what the user of a configured deserializer asks for
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (reader == null) {
            throw new IllegalStateException("configure() has to be called first");
        }
        return bytes == null ? null : (T) reader.read(topic, bytes);
    }
}
