package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Tells the world: the audit trail, and the enriched opportunity in its lane. */
final class Brief implements Processor<String, Case, Object, Object> {

    private final Wiring wiring;
    private ProcessorContext<Object, Object> context;
    private Tidings tidings;

    Brief(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        tidings = new Tidings(wiring, new Dossiers(Rows.of(context.getStateStore(StoreNames.DOSSIERS))));
    }

    @Override
    public void process(Record<String, Case> record) {
        tidings.tell(
                record.value(),
                context.currentSystemTimeMs(),
                (name, key, value, headers) ->
                        context.forward(new Record<>(key, value, record.timestamp(), headers), name));
    }
}
