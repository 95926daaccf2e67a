package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Gauging;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** How many rivals know: rules 3 and 4. */
final class Gauge extends ContextualProcessor<String, Case, String, Case> {

    private final Wiring wiring;
    private final ByPolicy<Gauging> gaugings = new ByPolicy<>(Gauging::of);
    private ByPolicy<Reference> references;

    Gauge(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<String, Case> context) {
        super.init(context);
        references = new ByPolicy<>(policy -> new Reference(context, wiring, policy));
    }

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        Reference reference = references.of(matter.policy());
        Gauging gauging = gaugings.of(matter.policy());
        matter.gauged(gauging.gauge(matter, reference::source, reference.weights()));
        context().forward(record);
    }
}
