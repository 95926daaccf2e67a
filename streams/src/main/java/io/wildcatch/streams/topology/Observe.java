package io.wildcatch.streams.topology;

import io.wildcatch.event.Exposure;
import io.wildcatch.event.Factor;
import io.wildcatch.event.Observation;
import io.wildcatch.streams.domain.Case;
import io.wildcatch.streams.domain.Dossier;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Pursuit;
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

    /** Below it an account is hardly a buyer, and isn't counted as one. */
    private static final double LIKELY = 0.5;

    private static final int STEPS = 10;

    private final Wiring wiring;
    private final Scorer scorer;
    private final double bias;
    private Reference reference;

    Observe(Wiring wiring) {
        this.wiring = wiring;
        this.scorer = new Scorer(wiring.policy().scoring());
        this.bias = wiring.policy().scoring().bias();
    }

    @Override
    public void init(ProcessorContext<String, Observation> context) {
        super.init(context);
        reference = new Reference(context, wiring);
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
        if (matter.changed() && current != null && current.lane() == Lane.EXPIRED) {
            end(record, matter);
        }
        if (matter.cause() == Case.Cause.INPUT && matter.score().probability() >= LIKELY) {
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
            observation.setBuying(finding.buying());
            observation.setFeatures(features(matter));
        }
        if (finding.buying() != null) {
            observation.setProbability(finding.buying() ? 1.0 : 0.0);
            observation.setFamilies(families(matter));
            observation.setSegments(segments(matter));
        }
        send(record, observation);
    }

    /** A seller had it, and it faded without a verdict. */
    private void end(Record<String, Case> record, Case matter) {
        if (matter.pursuit().sentToSellers() && isRemembered(matter)) {
            Observation observation = observation(matter);
            observation.setEndedSilently(true);
            observation.setFeatures(features(matter));
            send(record, observation);
        }
    }

    /** Tells of a likely buyer once, and again when it has become likelier or was shown by a further family. */
    private void buyer(Record<String, Case> record, Case matter) {
        Pursuit pursuit = matter.pursuit();
        int families = matter.gauge().families();
        int likelihood = (int) (matter.score().probability() * STEPS);
        int mark = Math.max(pursuit.taught(), families * 16 + likelihood);
        boolean more = families > pursuit.taught() / 16 || likelihood > pursuit.taught() % 16;
        if (more) {
            pursuit.taught(mark);
            Observation observation = observation(matter);
            observation.setProbability(matter.score().probability());
            observation.setFamilies(families);
            observation.setSegments(segments(matter));
            send(record, observation);
        }
    }

    /** Whether the ledger still has what was known when it became a lead. */
    private boolean isRemembered(Case matter) {
        long lead = matter.pursuit().leadAt();
        long horizon = wiring.policy().routing().expiry().toMillis();
        return lead > 0 && lead >= matter.time() - horizon;
    }

    private List<Factor> features(Case matter) {
        Score score = scorer.lesson(matter.asOf(matter.pursuit().leadAt()), Weights.NONE);
        List<Factor> features = new ArrayList<>();
        score.features(bias)
                .forEach(feature ->
                        features.add(new Factor(feature.name(), feature.value(), feature.prior(), feature.prior())));
        return features;
    }

    private List<Exposure> exposures(Case matter) {
        return matter.exposures(reference::declared).stream()
                .map(Events::exposure)
                .toList();
    }

    private int families(Case matter) {
        return (int) matter.exposures(reference::declared).stream()
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
        return Observation.newBuilder()
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
