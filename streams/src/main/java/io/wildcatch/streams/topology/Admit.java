package io.wildcatch.streams.topology;

import io.wildcatch.event.Homebound;
import java.time.Instant;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Takes in reference data, touches and verdicts; what can't be read goes to the dead letters. */
final class Admit<T extends SpecificRecord> implements Processor<byte[], byte[], Object, Object> {

    /** Far above what any CRM says of one; what is kept and sent on of many must fit into a record. */
    private static final int VALUE_LIMIT = 1 << 15;

    private static final int KEY_LIMIT = 1_024;

    private final String topic;
    private final Deserializer<T> reader;
    private final BiFunction<String, @Nullable T, @Nullable Homebound> wrap;
    private final BiFunction<T, Instant, @Nullable String> fault;
    private final String next;
    private ProcessorContext<Object, Object> context;

    /**
     * @param topic that is read
     * @param wrap makes a message of key and value; the value is null for what was deleted, and the message where nothing
     *     can be
     * @param fault says what is wrong with a value at the present time; null: nothing
     */
    Admit(
            String topic,
            Deserializer<T> reader,
            BiFunction<String, @Nullable T, @Nullable Homebound> wrap,
            BiFunction<T, Instant, @Nullable String> fault,
            String next) {
        this.topic = topic;
        this.reader = reader;
        this.wrap = wrap;
        this.fault = fault;
        this.next = next;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String key = Names.text(record.key());
        String size = sizeFault(key, record.value());
        if (size != null) {
            reject(record, IllegalArgumentException.class.getName(), size);
            return;
        }
        try {
            T value = record.value() == null ? null : reader.deserialize(topic, record.value());
            String wrong =
                    value == null ? null : fault.apply(value, Instant.ofEpochMilli(context.currentSystemTimeMs()));
            Homebound message = wrap.apply(key, value);
            if (wrong != null || message == null) {
                String fault = wrong == null ? "value: expected a record, but it is null" : wrong;
                reject(record, IllegalArgumentException.class.getName(), fault);
                return;
            }
            context.forward(record.withKey(key).withValue(message), next);
        } catch (SerializationException e) {
            reject(record, e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String sizeFault(String key, byte @Nullable [] value) {
        if (key.isEmpty()) {
            return "key: expected an id";
        }
        if (key.length() > KEY_LIMIT) {
            return "key: expected at most " + KEY_LIMIT + " characters";
        }
        boolean isLarge = value != null && value.length > VALUE_LIMIT;
        return isLarge ? "value: expected at most " + VALUE_LIMIT + " bytes" : null;
    }

    private void reject(Record<byte[], byte[]> record, String kind, String message) {
        context.forward(Rejects.of(record, context, kind, message), Names.REJECTED);
    }
}
