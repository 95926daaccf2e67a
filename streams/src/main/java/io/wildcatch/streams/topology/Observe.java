package io.wildcatch.streams.topology;

import io.wildcatch.event.Exposure;
import io.wildcatch.event.Factor;
import io.wildcatch.event.Observation;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Pursuit;
import io.wildcatch.streams.domain.Relevance;
import io.wildcatch.streams.domain.Score;
import io.wildcatch.streams.domain.Scorer;
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

    /** A family has shown a buyer when it has rather told of the project than not. */
    private static final double SHOWN = 0.5;
    /** From here on it buys as likely as not, and counts where the market is estimated. */
    private static final double LIKELY = 0.5;

    private final Wiring wiring;
    private final ByPolicy<Scorer> scorers = new ByPolicy<>(policy -> new Scorer(policy.scoring()));
    private final ByPolicy<Relevance> relevances = new ByPolicy<>(policy -> new Relevance(policy, true));
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
        if (matter.changed() && current != null && current.lane() == Lane.HUMAN) {
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
        if (matter.cause() == Case.Cause.INPUT && isLikely(matter)) {
            buyer(record, matter);
        }
    }

    private void verdict(Record<String, Case> record, Case matter) {
        Case.Finding finding = matter.finding();
        Observation observation = observation(matter);
        if (finding == null || matter.reports().isEmpty()) {
            return;
        }
        observation.setRivalsPresent(finding.rivals());
        observation.setExposures(exposures(matter));
        if (finding.buying() != null && isRemembered(matter)) {
            observation.setFeatures(features(matter, matter.pursuit().leadAt()));
        }
        if (finding.buying() != null) {
            observation.setBuying(finding.buying());
            observation.setProbability(finding.buying() ? 1.0 : 0.0);
            observation.setFamilies(families(matter));
            observation.setSegments(segments(matter));
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

    private static boolean isLikely(Case matter) {
        return matter.pursuit().taughtFamilies() > 0 || matter.score().probability() >= LIKELY;
    }

    /** Tells of a likely buyer once, and again when a further family has shown it. */
    private void buyer(Record<String, Case> record, Case matter) {
        int families = families(matter);
        if (families >= matter.pursuit().taughtFamilies()) {
            matter.pursuit().taughtFamilies(families + 1);
            Observation observation = observation(matter);
            observation.setProbability(matter.score().probability());
            observation.setFeatures(features(matter, matter.time()));
            observation.setFamilies(families);
            observation.setSegments(segments(matter));
            send(record, observation);
        }
    }

    /** Whether the ledger still has what was known when it became a lead. */
    private static boolean isRemembered(Case matter) {
        long lead = matter.pursuit().leadAt();
        long horizon = matter.policy().routing().expiry().toMillis();
        return lead > 0 && lead >= matter.time() - horizon;
    }

    private List<Factor> features(Case matter, long at) {
        Score score = scorers.of(matter.policy()).lesson(matter.asOf(at), Weights.NONE);
        List<Factor> features = new ArrayList<>();
        score.features(matter.policy().scoring().bias())
                .forEach(feature ->
                        features.add(new Factor(feature.name(), feature.value(), feature.prior(), feature.prior())));
        return features;
    }

    private List<Exposure> exposures(Case matter) {
        return matter.exposures(reference::declared, relevances.of(matter.policy())).stream()
                .map(Events::exposure)
                .toList();
    }

    private int families(Case matter) {
        return (int) matter.exposures(reference::declared, relevances.of(matter.policy())).stream()
                .filter(exposure -> exposure.told() >= SHOWN)
                .map(exposure -> exposure.source().family())
                .distinct()
                .count();
    }

    private static List<String> segments(Case matter) {
        List<String> segments = new ArrayList<>(2);
        segments.add("offering:" + matter.pursuit().offering());
        Dossier dossier = matter.dossier();
        if (dossier.segment() != null) {
            segments.add(dossier.segment());
        }
        return segments;
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
