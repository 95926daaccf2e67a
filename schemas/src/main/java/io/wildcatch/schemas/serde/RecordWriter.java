package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.registry.SchemaNotFoundException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Writes generated records of any class. May be used by many threads. */
final class RecordWriter {

    private static final ThreadLocal<WireEncoder> ENCODERS = ThreadLocal.withInitial(WireEncoder::new);

    private final SchemaRegistry registry;
    private final IdPolicy ids;
    private final Map<Class<?>, TypeWriter> writers = new ConcurrentHashMap<>();
    private volatile @Nullable TypeWriter last;

    RecordWriter(SchemaRegistry registry, IdPolicy ids) {
        this.registry = registry;
        this.ids = ids;
    }

    byte[] write(String topic, SpecificRecord record) {
        TypeWriter recent = last;
        TypeWriter writer = recent != null && recent.type == record.getClass() ? recent : writerOf(record);
        return writer.write(topic, record);
    }

    private TypeWriter writerOf(SpecificRecord record) {
        TypeWriter writer = writers.computeIfAbsent(record.getClass(), type -> new TypeWriter(record));
        last = writer;
        return writer;
    }

    /** Writes the records of one class, and remembers its schema's id in each topic. */
    private final class TypeWriter {
        private final Class<?> type;
        private final Schema schema;
        private final BinaryPlan plan;
        private final Map<String, Integer> idsByTopic = new ConcurrentHashMap<>();

        TypeWriter(SpecificRecord record) {
            this.type = record.getClass();
            this.schema = record.getSchema();
            this.plan = BinaryPlan.of(type);
        }

        private byte[] write(String topic, SpecificRecord record) {
            Integer known = idsByTopic.get(topic);
            WireEncoder encoder = ENCODERS.get();
            encoder.start(known == null ? findId(topic) : known);
            try {
                plan.write(record, encoder);
            } catch (RuntimeException e) {
                throw new SerializationException(
                        "a record for %s isn't a valid %s".formatted(topic, schema.getFullName()), e);
            }
            return encoder.finish();
        }

        private int findId(String topic) {
            String subject = topic + "-value";
            int id = ids.idOf(registry, subject, PublishedSchema.of(schema)).orElseThrow(() -> unregistered(subject));
            idsByTopic.put(topic, id);
            return id;
        }

        private SerializationException unregistered(String subject) {
            String message = "this version of %s isn't registered under %s: register it, or set %s=true"
                    .formatted(schema.getFullName(), subject, IdPolicy.AUTO_REGISTER);
            return new SerializationException(message, new SchemaNotFoundException(message));
        }
    }
}
