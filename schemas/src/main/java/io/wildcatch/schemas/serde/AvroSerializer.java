package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaNotFoundException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records in the Confluent wire format, under the subject {@code <topic>-value}. May be used by many
 * threads. Null stays null.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    private static final ThreadLocal<WireEncoder> ENCODERS = ThreadLocal.withInitial(WireEncoder::new);

    private final SchemaRegistry registry;
    private final boolean autoRegister;
    private final Map<Class<?>, TypeWriter> writers = new ConcurrentHashMap<>();
    private volatile @Nullable TypeWriter last;

    /**
     * @param registry where ids come from; the caller closes it
     * @param autoRegister whether schemas that the registry doesn't have are registered, or refused
     */
    public AvroSerializer(SchemaRegistry registry, boolean autoRegister) {
        this.registry = registry;
        this.autoRegister = autoRegister;
    }

    /**
     * @throws SerializationException when the record breaks its schema, or the schema isn't registered
     * @throws RegistryUnavailableException when the registry can't be asked; the record is fine
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        TypeWriter writer = writerOf(record);
        Integer id = writer.ids.get(topic);
        return writer.encode(topic, record, id == null ? writer.findId(topic) : id);
    }

    private TypeWriter writerOf(T record) {
        TypeWriter recent = last;
        if (recent != null && recent.type == record.getClass()) {
            return recent;
        }
        TypeWriter writer = writers.computeIfAbsent(record.getClass(), type -> new TypeWriter(record));
        last = writer;
        return writer;
    }

    /** Writes the records of one class, and knows its schema's id in each topic. */
    private final class TypeWriter {
        private final Class<?> type;
        private final Schema schema;
        private final SpecificDatumWriter<SpecificRecord> datum;
        private final Map<String, Integer> ids = new ConcurrentHashMap<>();

        TypeWriter(SpecificRecord record) {
            this.type = record.getClass();
            this.schema = record.getSchema();
            this.datum = new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
        }

        private int findId(String topic) {
            String subject = topic + "-value";
            Schema published = PublishedSchema.of(schema);
            int id = autoRegister
                    ? registry.register(subject, published)
                    : registry.idOf(subject, published).orElseThrow(() -> unregistered(subject));
            ids.put(topic, id);
            return id;
        }

        private SerializationException unregistered(String subject) {
            String message = "this version of %s isn't registered under %s: register it, or set %s=true"
                    .formatted(schema.getFullName(), subject, "auto.register.schemas");
            return new SerializationException(message, new SchemaNotFoundException(message));
        }

        private byte[] encode(String topic, SpecificRecord record, int id) {
            WireEncoder encoder = ENCODERS.get();
            encoder.start(id);
            try {
                datum.write(record, encoder);
            } catch (IOException | RuntimeException e) {
                throw new SerializationException(
                        "a record for %s isn't a valid %s".formatted(topic, schema.getFullName()), e);
            }
            return encoder.finish();
        }
    }
}
