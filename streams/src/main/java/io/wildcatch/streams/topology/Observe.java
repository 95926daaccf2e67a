package io.wildcatch.streams.topology;

import io.wildcatch.event.Factor;
import io.wildcatch.event.Observation;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Pursuit;
import io.wildcatch.streams.domain.Score;
import io.wildcatch.streams.domain.Scoring;
import io.wildcatch.streams.domain.Transition;
import io.wildcatch.streams.domain.learning.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What a case teaches, sent to the one place where it is learnt. Most cases teach nothing. */
final class Observe extends ContextualProcessor<String, Case, String, Observation> {

    /** Learning needs all observations in one place. */
    static final String KEY = "market";

    private final Wiring wiring;
    private final ByPolicy<Scoring> scorings = new ByPolicy<>(Scoring::of);
    private final ByPolicy<Teaching> teachings = new ByPolicy<>(Teaching::of);
    private final ByPolicy<Census> censuses = new ByPolicy<>(Census::of);
    private Reference reference;

    Observe(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<String, Observation> context) {
        super.init(context);
        reference = new Reference(context, wiring, wiring.policies().now());
    }

    @Override
    public void process(Record<String, Case> record) {
        Case matter = record.value();
        if (matter.cause() == Case.Cause.LESSON) {
            verdict(record, matter);
            return;
        }
        Transition current = matter.pursuit().current();
        if (matter.changed() && !matter.resumed() && current != null && current.lane() == Lane.HUMAN) {
            Observation observation = observation(matter);
            observation.setContact(Events.isExploration(current.rule()));
            send(record, observation);
        }
        if (matter.candidate()) {
            Observation observation = observation(matter);
            observation.setCandidate(true);
            send(record, observation);
        }
        if (isOverdue(matter)) {
            matter.pursuit().tellSilence();
            silent(record, matter);
        }
        Census census = censuses.of(matter.policy());
        if (census.isNews(matter, reference)) {
            Observation observation = observation(matter);
            observation.setFeatures(features(matter, matter.time()));
            census.count(observation, present(matter), matter.score().probability(), reference);
            send(record, observation);
        }
    }

    /** What was decided late counts by all that has been shown meanwhile. */
    private static Case present(Case matter) {
        return matter.rehearsal() ? matter.asOf(matter.ledger().clock()) : matter;
    }

    private void verdict(Record<String, Case> record, Case matter) {
        Case.Finding finding = matter.finding();
        Observation observation = observation(matter);
        if (finding == null || matter.reports().isEmpty()) {
            return;
        }
        teachings.of(matter.policy()).testify(observation, matter, finding, reference);
        if (finding.buying() != null && isRemembered(matter)) {
            observation.setFeatures(features(matter, matter.pursuit().leadAt()));
        }
        if (finding.buying() != null) {
            observation.setBuying(finding.buying());
            double probability = finding.buying() ? 1 : 0;
            censuses.of(matter.policy()).count(observation, matter, probability, reference);
        }
        send(record, observation);
    }

    /** A seller has it, and a verdict is overdue, or it has faded without one: a later verdict takes its place. */
    private void silent(Record<String, Case> record, Case matter) {
        Observation observation = observation(matter);
        observation.setEndedSilently(true);
        observation.setFeatures(features(matter, matter.pursuit().leadAt()));
        send(record, observation);
    }

    private static boolean isOverdue(Case matter) {
        Pursuit pursuit = matter.pursuit();
        long waited = matter.time() - pursuit.leadAt();
        boolean due = waited >= matter.policy().routing().freshness().toMillis() || pursuit.lane() == null;
        return pursuit.sentToSellers() && isRemembered(matter) && due && !pursuit.toldSilence();
    }

    /** Whether the ledger still has what was known when it became a lead. */
    private static boolean isRemembered(Case matter) {
        long lead = matter.pursuit().leadAt();
        long horizon = matter.policy().routing().expiry().toMillis();
        return lead > 0 && lead >= matter.time() - horizon;
    }

    private List<Factor> features(Case matter, long at) {
        Score score = scorings.of(matter.policy()).lesson(matter.asOf(at), Weights.NONE);
        List<Factor> features = new ArrayList<>();
        score.features(matter.policy().scoring().bias())
                .forEach(feature ->
                        features.add(new Factor(feature.name(), feature.value(), feature.prior(), feature.prior())));
        return features;
    }

    private static Observation observation(Case matter) {
        long lead = matter.pursuit().leadAt();
        return Observation.newBuilder()
                .setLeadAt(lead == 0 ? null : Instant.ofEpochMilli(lead))
                .setAt(Instant.ofEpochMilli(matter.time()))
                .setHome(matter.ledger().home())
                .setOffering(matter.pursuit().offering())
                .setRivals(matter.offering().rivals())
                .build();
    }

    private void send(Record<String, Case> record, Observation observation) {
        context().forward(new Record<>(KEY, observation, record.timestamp()));
    }
}
