package io.wildcatch.streams.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps a global table as its topic says. */
final class ReferenceTable implements Processor<String, byte[], Void, Void> {

    private final String name;
    private final Runnable changed;
    private KeyValueStore<String, byte[]> table;

    /** @param changed hears of each change after it was made */
    ReferenceTable(String name, Runnable changed) {
        this.name = name;
        this.changed = changed;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        table = context.getStateStore(name);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            table.delete(record.key());
        } else {
            table.put(record.key(), record.value());
        }
        changed.run();
    }
}
