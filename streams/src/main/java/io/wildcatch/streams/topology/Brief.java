package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells the world: the audit trail, and the enriched opportunity in its lane. */
final class Brief implements Processor<String, Case, Object, Object> {

    private final Wiring wiring;
    private ProcessorContext<Object, Object> context;
    private Tidings tidings;
    private Named named;

    Brief(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        KeyValueStore<String, byte[]> dossiers = context.getStateStore(StoreNames.DOSSIERS);
        tidings = new Tidings(wiring, new Dossiers(Rows.of(dossiers)));
        named = new Named(dossiers);
    }

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        tidings.tell(matter, context.currentSystemTimeMs(), (name, key, value, headers) -> {
            named.told(matter.ledger().home(), value);
            context.forward(new Record<>(key, value, record.timestamp(), headers), name);
        });
    }
}
