package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Router;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Which lane the opportunity takes: rules 6 to 9 and 14. */
final class Route extends ContextualProcessor<String, Case, String, Case> {

    private final ByPolicy<Router> routers = new ByPolicy<>(Router::new);

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        routers.of(matter.policy()).route(matter);
        if (!matter.rehearsal() && matter.cause() != Case.Cause.REVIEW) {
            // First what it teaches: telling it changes what is known to have been told.
            context().forward(record, Names.OBSERVE);
            context().forward(record, Names.ASSIGN);
        }
    }
}
