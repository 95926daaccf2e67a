package io.wildcatch.streams.topology;

import io.wildcatch.event.Wish;
import io.wildcatch.event.WishKind;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Seating;
import io.wildcatch.streams.domain.Staffing.Call;
import io.wildcatch.streams.domain.Zones;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Asks for a seller where one is needed, in the one place that knows what all sellers have to do: rule 10. Most cases are
 * for no seller and go straight on.
 */
final class Assign implements Processor<String, Case, Object, Object> {

    private final Wiring wiring;
    private final ByPolicy<Seating> seatings = new ByPolicy<>(Seating::of);
    private ProcessorContext<Object, Object> context;
    private SalesForce sellers;

    Assign(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        sellers = new SalesForce(processorContext, wiring);
    }

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        Call call =
                seatings.of(matter.policy()).attend(matter, !sellers.present().isEmpty());
        if (call != null) {
            // One key, so that all wishes are in one place.
            context.forward(new Record<>(Observe.KEY, wish(matter, call), record.timestamp()), Names.ASSIGNMENTS);
        }
        context.forward(new Record<>(record.key(), matter, record.timestamp(), record.headers()), Names.BRIEF);
    }

    private Wish wish(Case matter, Call call) {
        String offering = matter.pursuit().offering();
        return Wish.newBuilder()
                .setKind(WishKind.valueOf(call.kind().name()))
                .setHome(matter.ledger().home())
                .setOffering(offering)
                .setTurn(call.turn())
                .setAt(Instant.ofEpochMilli(matter.time()))
                .setValue(call.value())
                .setCountry(Zones.country(matter))
                .setOwner(matter.dossier().ownerId())
                .setGeneral(offering.equals(matter.policy().defaultOffering().id()))
                .setTold(call.told())
                .build();
    }
}
