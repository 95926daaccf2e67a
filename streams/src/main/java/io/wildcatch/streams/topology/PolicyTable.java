package io.wildcatch.streams.topology;

import io.wildcatch.event.PolicyDocument;
import io.wildcatch.schemas.Topics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts into force what is published as policy, now and when the table is restored. Nothing that is published stops it:
 * this thread's end would be that of the application.
 */
final class PolicyTable implements Processor<String, byte[], Void, Void> {

    private final Wiring wiring;
    private final Deserializer<PolicyDocument> reader;
    private KeyValueStore<String, byte[]> table;

    PolicyTable(Wiring wiring) {
        this.wiring = wiring;
        this.reader = new PatientReader<>(wiring.serde(PolicyDocument.class).deserializer());
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        table = context.getStateStore(StoreNames.POLICIES);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (!Topics.POLICY.equals(record.key())) {
            wiring.policies().refuse("expected the key " + Topics.POLICY);
            return;
        }
        table.put(record.key(), record.value());
        try {
            wiring.policies().take(text(record.value()));
        } catch (RuntimeException e) {
            // Not what it says: a document that can't be decoded.
            wiring.policies().refuse("it can't be read, publish it again: " + e.getMessage());
        }
    }

    private @Nullable String text(byte @Nullable [] value) {
        return value == null
                ? null
                : reader.deserialize(wiring.topics().policies().name(), value).getText();
    }
}
