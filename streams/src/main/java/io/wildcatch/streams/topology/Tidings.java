package io.wildcatch.streams.topology;

import io.wildcatch.schemas.CloudEvent;
import io.wildcatch.streams.domain.Briefing;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Decision;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Pursuit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What the world is told of a case: its decisions, and the enriched opportunity in its lane. */
final class Tidings {

    /** Brings a record where it belongs. */
    @FunctionalInterface
    interface Bearer {
        /**
         * @param name of the node that writes it
         * @param key account id
         */
        void bear(String name, String key, SpecificRecord value, Headers headers);
    }

    private final Wiring wiring;
    private final Envelope ofDecision;
    private final Envelope ofOpportunity;
    private final ByPolicy<Briefing> briefings;
    private final ByPolicy<Events> events;

    Tidings(Wiring wiring, Dossiers dossiers) {
        this.wiring = wiring;
        this.ofDecision = new Envelope(CloudEvent.DECISION, wiring.topics().decisions());
        this.ofOpportunity =
                new Envelope(CloudEvent.OPPORTUNITY, wiring.topics().opportunities());
        this.briefings = new ByPolicy<>(policy -> new Briefing(policy, wiring.cache().holidays));
        this.events = new ByPolicy<>(policy -> new Events(policy.mark(), dossiers));
    }

    /** @param now present time, milliseconds since 1970 */
    void tell(Case matter, long now, Bearer bearer) {
        String known = matter.dossier().accountId();
        String accountId = known == null ? Homes.provisionalId(matter.ledger().home()) : known;
        Briefing briefing = briefings.of(matter.policy());
        List<Decision> decisions = briefing.brief(matter, accountId);
        for (Decision decision : decisions) {
            tell(matter, decision, bearer);
            wiring.meter().decided(decision.lane(), decision.rule(), now - decision.at());
        }
        Decision again = decisions.isEmpty() ? briefing.briefAnew(matter, accountId) : null;
        if (again != null) {
            boolean sellersKnow = matter.pursuit().sellersKnow(again.opportunityId());
            opportunity(matter, again, events.of(matter.policy()).decision(again), sellersKnow, bearer);
        }
    }

    private void tell(Case matter, Decision decision, Bearer bearer) {
        Pursuit pursuit = matter.pursuit();
        boolean sellersKnow = pursuit.sellersKnow(decision.opportunityId());
        pursuit.publish(new Pursuit.Published(
                decision.opportunityId(), decision.accountId(), decision.lane(), decision.seller()));
        io.wildcatch.event.Decision event = events.of(matter.policy()).decision(decision);
        bearer.bear(Names.DECISIONS, decision.accountId(), event, ofDecision.of(decision));
        opportunity(matter, decision, event, sellersKnow, bearer);
    }

    private void opportunity(
            Case matter, Decision decision, io.wildcatch.event.Decision event, boolean sellersKnow, Bearer bearer) {
        Set<String> lanes = wiring.output() == Output.LANES ? lanes(decision, sellersKnow) : Set.of();
        if (!lanes.isEmpty()) {
            SpecificRecord opportunity = events.of(matter.policy()).opportunity(event, matter);
            Headers headers = ofOpportunity.of(decision);
            lanes.forEach(lane -> bearer.bear(lane, decision.accountId(), opportunity, headers));
        }
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
