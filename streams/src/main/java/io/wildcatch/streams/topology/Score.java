package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Scoring;
import io.wildcatch.streams.domain.learning.Weights;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** How likely the account is to buy: rule 2. */
final class Score extends ContextualProcessor<String, Case, String, Case> {

    private final Wiring wiring;
    private final ByPolicy<Scoring> scorings = new ByPolicy<>(Scoring::of);
    private ByPolicy<Reference> references;

    Score(Wiring wiring) {
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
        Weights learnt = references.of(matter.policy()).weights();
        matter.scored(scorings.of(matter.policy()).score(matter, learnt), learnt);
        context().forward(record);
    }
}
