package io.wildcatch.streams.topology;

import io.wildcatch.schemas.CloudEvent;
import io.wildcatch.streams.domain.Briefing;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Decision;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Pursuit;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Tells the world: the audit trail, and the enriched opportunity in its lane. */
final class Brief implements Processor<String, Case, Object, Object> {

    private final ByPolicy<Briefing> briefings;
    private final Wiring wiring;
    private final Envelope ofDecision;
    private final Envelope ofOpportunity;
    private ProcessorContext<Object, Object> context;
    private ByPolicy<Events> events;

    Brief(Wiring wiring) {
        this.wiring = wiring;
        this.ofDecision = new Envelope(CloudEvent.DECISION, wiring.topics().decisions());
        this.ofOpportunity =
                new Envelope(CloudEvent.OPPORTUNITY, wiring.topics().opportunities());
        this.briefings = new ByPolicy<>(policy -> new Briefing(policy, wiring.cache().holidays));
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        Dossiers dossiers = new Dossiers(context.getStateStore(StoreNames.DOSSIERS));
        events = new ByPolicy<>(policy -> new Events(policy.mark(), dossiers));
    }

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        String accountId =
                Objects.requireNonNullElseGet(matter.dossier().accountId(), () -> Homes.provisionalId(record.key()));
        for (Decision decision : briefings.of(matter.policy()).brief(matter, accountId)) {
            tell(record, matter, decision);
        }
    }

    private void tell(Record<String, Case> record, Case matter, Decision decision) {
        Pursuit pursuit = matter.pursuit();
        boolean sellersKnow = pursuit.sellersKnow(decision.opportunityId());
        pursuit.publish(new Pursuit.Published(
                decision.opportunityId(), decision.accountId(), decision.lane(), decision.seller()));
        io.wildcatch.event.Decision event = events.of(matter.policy()).decision(decision);
        context.forward(output(record, decision, event, ofDecision), Names.DECISIONS);
        Set<String> lanes = wiring.output() == Output.LANES ? lanes(decision, sellersKnow) : Set.of();
        if (!lanes.isEmpty()) {
            Record<Object, Object> opportunity =
                    output(record, decision, events.of(matter.policy()).opportunity(event, matter), ofOpportunity);
            lanes.forEach(lane -> context.forward(opportunity, lane));
        }
        wiring.meter().decided(decision.lane(), decision.rule(), context.currentSystemTimeMs() - decision.at());
    }

    private static Record<Object, Object> output(
            Record<String, Case> record, Decision decision, Object value, Envelope envelope) {
        return new Record<>(decision.accountId(), value, record.timestamp(), envelope.of(decision));
    }

    /** Where a decision is told: in its lane; where the lane before was told, once it ends; and wherever sellers look. */
    private static Set<String> lanes(Decision decision, boolean sellersKnow) {
        Set<String> lanes = new LinkedHashSet<>();
        add(lanes, decision.lane());
        if (decision.lane() == Lane.CLOSED) {
            add(lanes, decision.previous());
        }
        if (sellersKnow) {
            lanes.add(Names.OPPORTUNITIES);
        }
        return lanes;
    }

    private static void add(Set<String> lanes, @Nullable Lane lane) {
        if (lane != null) {
            switch (lane) {
                case HUMAN -> lanes.add(Names.OPPORTUNITIES);
                case AUTOMATION -> lanes.add(Names.AUTOMATION);
                case CONTESTED -> lanes.add(Names.CONTESTED);
                case SUPPRESSED, EXPIRED -> lanes.add(Names.SUPPRESSED);
                case HELD, CLOSED -> {}
            }
        }
    }
}
