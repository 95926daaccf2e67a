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
    private final BiFunction<String, T, @Nullable T> heeded;
    private final String next;
    private ProcessorContext<Object, Object> context;

    /**
     * @param topic that is read
     * @param wrap makes a message of key and value; the value is null for what was deleted, and the message where nothing
     *     can be
     * @param fault says what is wrong with a value at the present time; null: nothing
     * @param heeded makes of key and value what holds although the value is refused; null: nothing does
     */
    Admit(
            String topic,
            Deserializer<T> reader,
            BiFunction<String, @Nullable T, @Nullable Homebound> wrap,
            BiFunction<T, Instant, @Nullable String> fault,
            BiFunction<String, T, @Nullable T> heeded,
            String next) {
        this.topic = topic;
        this.reader = reader;
        this.wrap = wrap;
        this.fault = fault;
        this.heeded = heeded;
        this.next = next;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String key = Names.text(record.key());
        String unkeyed = keyFault(key);
        if (unkeyed != null) {
            reject(record, IllegalArgumentException.class.getName(), unkeyed);
            return;
        }
        try {
            T value = record.value() == null ? null : reader.deserialize(topic, record.value());
            String wrong = value == null ? null : fault(record.value(), value);
            if (value != null && wrong != null) {
                refuse(record, key, value, wrong);
                return;
            }
            Homebound message = wrap.apply(key, value);
            if (message == null) {
                String none = "value: expected a record, but it is null";
                reject(record, IllegalArgumentException.class.getName(), none);
                return;
            }
            context.forward(record.withKey(key).withValue(message), next);
        } catch (SerializationException e) {
            reject(record, e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }

    /** What is to be heeded of it goes on all the same. */
    private void refuse(Record<byte[], byte[]> record, String key, T value, String wrong) {
        T rest = heeded.apply(key, value);
        String message = rest == null ? wrong : wrong + "; of the rest only the opt-out counts";
        reject(record, IllegalArgumentException.class.getName(), message);
        if (rest != null) {
            context.forward(record.withKey(key).withValue(wrap.apply(key, rest)), next);
        }
    }

    private static @Nullable String keyFault(String key) {
        if (key.isEmpty()) {
            return "key: expected an id";
        }
        return key.length() > KEY_LIMIT ? "key: expected at most " + KEY_LIMIT + " characters" : null;
    }

    private @Nullable String fault(byte[] bytes, T value) {
        return bytes.length > VALUE_LIMIT
                ? "value: expected at most " + VALUE_LIMIT + " bytes"
                : fault.apply(value, Instant.ofEpochMilli(context.currentSystemTimeMs()));
    }

    private void reject(Record<byte[], byte[]> record, String kind, String message) {
        context.forward(Rejects.of(record, context, kind, message), Names.REJECTED);
    }
}
