package io.wildcatch.streams.topology;

import io.wildcatch.event.Correction;
import io.wildcatch.event.Lift;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Observation;
import io.wildcatch.event.ScoringWeights;
import io.wildcatch.event.SourceReach;
import io.wildcatch.streams.domain.Exposure;
import io.wildcatch.streams.domain.learning.Coverage;
import io.wildcatch.streams.domain.learning.Feature;
import io.wildcatch.streams.domain.learning.LiftLearner;
import io.wildcatch.streams.domain.learning.Lifts;
import io.wildcatch.streams.domain.learning.ReachBelief;
import io.wildcatch.streams.domain.learning.ReachLearner;
import io.wildcatch.streams.domain.learning.ReachPosterior;
import io.wildcatch.streams.domain.learning.ReachPriors;
import io.wildcatch.streams.domain.learning.Strand;
import io.wildcatch.streams.domain.learning.WeightLearner;
import io.wildcatch.streams.domain.learning.WeightLearner.Lesson;
import io.wildcatch.streams.domain.policy.LearningRules;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The one place where it is learnt: rules 2, 5 and 15. What was learnt is published in numbered epochs: when event time
 * passes the end of one, and live a few seconds after anything was learnt, whichever comes first.
 */
final class Learn implements Processor<String, Observation, Object, Object> {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Wiring wiring;
    private final ByPolicy<ReachPriors> priorsBy = new ByPolicy<>(policy -> new ReachPriors(policy.learning()));
    private Policy policy;
    private LearningRules rules;
    private ReachPriors priors;
    private ProcessorContext<Object, Object> context;
    private Reference reference;
    private Lessons lessons;
    private Panel panel;

    Learn(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        heed();
        reference = new Reference(processorContext, wiring, policy);
        lessons = new Lessons(processorContext.getStateStore(StoreNames.LESSONS));
        panel = new Panel(processorContext.getStateStore(StoreNames.LESSONS));
        processorContext.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, this::soon);
    }

    /** What is published meanwhile holds from the next record or round on. */
    private void heed() {
        policy = wiring.policies().now();
        rules = policy.learning();
        priors = priorsBy.of(policy);
    }

    @Override
    public void process(Record<String, Observation> record) {
        heed();
        Observation observation = record.value();
        long at = observation.getAt().toEpochMilli();
        Lessons.Standing standing = lessons.standing();
        long length = rules.epoch().toMillis();
        if (at >= standing.closed()) {
            long closed = Math.floorDiv(at, length) * length;
            if (standing.dirty() || panel.isNews()) {
                publish(standing, closed);
            }
            lessons.keep(with(lessons.standing(), closed + length));
        }
        if (observation.getShownKind() != null && observation.getShownSource() != null) {
            Double strength = observation.getShownStrength();
            Strand strand = Strand.of(
                    observation.getShownKind(),
                    observation.getShownSource(),
                    strength == null ? policy.scoring().defaultStrength() : strength);
            panel.add(observation.getHome(), Panel.stretch(policy, at), strand);
        } else {
            learn(observation, at);
        }
    }

    private static Lessons.Standing with(Lessons.Standing standing, long closed) {
        return new Lessons.Standing(
                standing.epoch(),
                closed,
                standing.contacts(),
                standing.explorations(),
                standing.candidates() / 2,
                standing.dirty());
    }

    private void learn(Observation observation, long at) {
        if (observation.getRivalsPresent() != null) {
            rivals(observation, at);
        }
        boolean over = observation.getBuying() != null || observation.getEndedSilently();
        if (over && !observation.getFeatures().isEmpty()) {
            outcome(observation, at);
        }
        if (observation.getProbability() != null) {
            buyer(observation, at);
        }
        if (observation.getOverlapOf() != null && observation.getOverlapWith() != null) {
            overlap(observation.getOverlapOf(), observation, at);
        }
        Lessons.Standing standing = lessons.standing();
        long contacts = observation.getContact() == null ? 0 : 1;
        long explorations = Boolean.TRUE.equals(observation.getContact()) ? 1 : 0;
        boolean taught = !observation.getHome().isEmpty();
        lessons.keep(new Lessons.Standing(
                standing.epoch(),
                standing.closed(),
                standing.contacts() + contacts,
                standing.explorations() + explorations,
                standing.candidates() + (observation.getCandidate() ? 0.5 : 0),
                standing.dirty() || taught));
    }

    private void rivals(Observation observation, long at) {
        List<Exposure> exposures = observation.getExposures().stream()
                .map(exposure -> Events.exposure(exposure, reference.declared(exposure.getSource())))
                .toList();
        List<Exposure> certain = exposures.stream().map(Exposure::certain).toList();
        boolean present = observation.getRivalsPresent();
        Map<String, ReachBelief> touched = new TreeMap<>();
        ReachLearner learner = new ReachLearner(priors, id -> touched.computeIfAbsent(id, lessons::belief));
        double byReport = learner.foretell(certain, observation.getRivals(), present, at);
        double byEvidence = learner.observe(exposures, observation.getRivals(), present, at);
        touched.forEach(lessons::keep);
        lessons.keep(lessons.rivalry()
                .foretold(byEvidence, byReport, at, rules.halfLife().toMillis()));
    }

    private void outcome(Observation observation, long at) {
        long leadAt =
                observation.getLeadAt() == null ? at : observation.getLeadAt().toEpochMilli();
        lessons.keep(
                observation.getHome(),
                observation.getOffering(),
                leadAt,
                new Lesson(at, features(observation), observation.getBuying()));
    }

    private void buyer(Observation observation, long at) {
        // It stays counted by what made it likely: to count by the best ever believed of each would count too many.
        Lessons.Buyer before = lessons.buyer(observation.getHome(), observation.getOffering());
        lessons.keep(
                observation.getHome(),
                observation.getOffering(),
                new Lessons.Buyer(
                        at,
                        observation.getBuying(),
                        before != null && before.buying() == null ? before.features() : features(observation),
                        observation.getFamilies(),
                        observation.getSegments()));
    }

    private static List<Feature> features(Observation observation) {
        return observation.getFeatures().stream()
                .map(factor -> new Feature(factor.getName(), factor.getValue(), factor.getPrior()))
                .toList();
    }

    private void overlap(String source, Observation observation, long at) {
        SourceTerms other = reference.declared(observation.getOverlapWith());
        ReachBelief belief = lessons.belief(source);
        new ReachLearner(priors, id -> belief).overlap(source, other, observation.getOverlapDelay(), at);
        lessons.keep(source, belief);
    }

    private void soon(long wall) {
        heed();
        Lessons.Standing standing = lessons.standing();
        if (standing.dirty()) {
            publish(standing, Math.min(standing.closed(), wall));
        }
    }

    private void publish(Lessons.Standing standing, long at) {
        long epoch = standing.epoch() + 1;
        lessons.beliefs().forEach((source, belief) -> {
            if (!source.equals(ReachLearner.ELSEWHERE.id())) {
                publish(source, belief, epoch);
            }
        });
        Lifts lifts = lifts(at);
        WeightLearner weights = lessons.weights(rules, lifts);
        publishCoverage(weights, at, epoch);
        List<Correction> corrections = new ArrayList<>();
        weights.corrections()
                .forEach((name, learnt) -> corrections.add(new Correction(name, learnt.mean(), learnt.variance())));
        ScoringWeights value = new ScoringWeights(
                epoch,
                Instant.ofEpochMilli(at),
                weights.outcomes(),
                corrections,
                explorationOdds(standing),
                lessons.rivalry().byEvidence(),
                weights.jointShare(),
                lifts.all().entrySet().stream()
                        .map(lift -> new Lift(
                                lift.getKey().kind(),
                                lift.getKey().source(),
                                lift.getValue().weight(),
                                Strand.from(lift.getKey().grade()),
                                lift.getValue().busy()))
                        .toList(),
                lifts.trust(),
                lifts.base(),
                lifts.crowd());
        // Last, for it is what makes the epoch hold.
        send(Observe.KEY, value, Names.WEIGHTS);
        lessons.keep(new Lessons.Standing(
                epoch, standing.closed(), standing.contacts(), standing.explorations(), standing.candidates(), false));
    }

    private Lifts lifts(long at) {
        return new LiftLearner(policy.scoring())
                .lifts(panel.since(at - rules.halfLife().toMillis()));
    }

    /**
     * So that, of the candidates of the next epoch, half of what the cap still allows are taken on average. They are taken
     * one by one, and nobody counts them before the epoch is over: one is kept in reserve for when it is more.
     */
    private double explorationOdds(Lessons.Standing standing) {
        double open = policy.exploration().cap() * standing.contacts() - standing.explorations() - 1;
        return open < 1 ? 0 : Math.min(1, 0.5 * open / Math.max(10, standing.candidates()));
    }

    private void publish(String source, ReachBelief belief, long epoch) {
        ReachPosterior posterior = priors.posterior(reference.declared(source), belief);
        ReachPosterior.Interval interval = posterior.interval();
        SourceReach reach = new SourceReach(
                source,
                posterior.alpha(),
                posterior.beta(),
                posterior.mean(),
                interval.low(),
                interval.high(),
                belief.observations(),
                epoch);
        send(source, reach, Names.REACH);
    }

    private void publishCoverage(WeightLearner weights, long at, long epoch) {
        Map<String, Lessons.Buyer> leads = lessons.buyers(at - rules.halfLife().toMillis());
        Map<String, List<Coverage.Buyer>> bySegment = new TreeMap<>();
        int families = 2;
        for (Map.Entry<String, Lessons.Buyer> entry : leads.entrySet()) {
            Lessons.Buyer lead = entry.getValue();
            families = Math.max(families, lead.families());
            Coverage.Buyer counted = counted(weights, lead);
            bySegment.computeIfAbsent("all", segment -> new ArrayList<>()).add(counted);
            for (String segment : lead.segments()) {
                bySegment.computeIfAbsent(segment, name -> new ArrayList<>()).add(counted);
            }
        }
        int market = families;
        bySegment.forEach((segment, buyers) -> {
            Coverage coverage = Coverage.of(buyers, market);
            send(
                    segment,
                    new MarketCoverage(
                            segment,
                            Math.round(coverage.observed()),
                            coverage.estimated(),
                            coverage.low(),
                            coverage.high(),
                            epoch),
                    Names.COVERAGE);
        });
    }

    private Coverage.Buyer counted(WeightLearner weights, Lessons.Buyer lead) {
        int families = Math.max(1, lead.families());
        if (lead.buying() != null) {
            return new Coverage.Buyer(lead.buying() ? 1 : 0, 0, families);
        }
        return new Coverage.Buyer(weights.probability(lead.features()), weights.deviation(lead.features()), families);
    }

    private void send(String key, Object value, String sink) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }
}
