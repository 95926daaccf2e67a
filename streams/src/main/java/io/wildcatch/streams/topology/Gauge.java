package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Relevance;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** How many rivals know: rules 3 and 4. */
final class Gauge extends ContextualProcessor<String, Case, String, Case> {

    private final Wiring wiring;
    private final ByPolicy<Relevance> every = new ByPolicy<>(policy -> new Relevance(policy, false));
    private final ByPolicy<Relevance> weighed = new ByPolicy<>(policy -> new Relevance(policy, true));
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
        boolean byEvidence = matter.policy()
                .visibility()
                .byEvidence()
                .holds(reference.weights().byEvidence());
        Relevance relevance = (byEvidence ? weighed : every).of(matter.policy());
        matter.gauged(io.wildcatch.streams.domain.Gauge.of(
                matter.exposures(reference::source, relevance),
                matter.offering().rivals()));
        context().forward(record);
    }
}
