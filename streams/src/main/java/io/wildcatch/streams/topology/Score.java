package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Scorer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** How likely the account is to buy: rule 2. */
final class Score extends ContextualProcessor<String, Case, String, Case> {

    private final Scorer scorer;

    Score(Wiring wiring) {
        scorer = new Scorer(wiring.policy().scoring());
    }

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        matter.scored(scorer.score(matter));
        context().forward(record);
    }
}
