package io.wildcatch.streams.topology;

import io.wildcatch.event.SourceReach;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The table of what was learnt of the sources, which is measured too. */
final class ReachTable implements Processor<String, byte[], Void, Void> {

    private final ReferenceTable table;
    private final Deserializer<SourceReach> reader;
    private final Meter meter;

    ReachTable(Wiring wiring) {
        table = new ReferenceTable(StoreNames.REACH, wiring.cache().reference::invalidate);
        reader = new PatientReader<>(wiring.serde(SourceReach.class).deserializer());
        meter = wiring.meter();
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        table.init(context);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        table.process(record);
        if (record.key() != null && record.value() != null) {
            measure(record.value());
        }
    }

    /** What can't be read counts as absent, and is logged where it is used. */
    private void measure(byte[] value) {
        try {
            SourceReach reach = reader.deserialize("", value);
            meter.reach(reach.getSource(), reach.getMean());
        } catch (SerializationException e) {
            // nothing to measure
        }
    }
}
