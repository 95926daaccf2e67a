package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Scorer;
import io.wildcatch.streams.domain.learning.Weights;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** How likely the account is to buy: rule 2. */
final class Score extends ContextualProcessor<String, Case, String, Case> {

    private final Wiring wiring;
    private final Scorer scorer;
    private Reference reference;

    Score(Wiring wiring) {
        this.wiring = wiring;
        this.scorer = new Scorer(wiring.policy().scoring());
    }

    @Override
    public void init(ProcessorContext<String, Case> context) {
        super.init(context);
        reference = new Reference(context, wiring);
    }

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        Weights learnt = reference.weights();
        matter.scored(scorer.score(matter, learnt), learnt);
        context().forward(record);
    }
}
