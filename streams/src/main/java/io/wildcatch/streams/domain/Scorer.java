package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Score.Factor;
import io.wildcatch.streams.domain.learning.Feature;
import io.wildcatch.streams.domain.learning.Lifts;
import io.wildcatch.streams.domain.learning.Lifts.Lift;
import io.wildcatch.streams.domain.learning.Strand;
import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.KindTerms;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.ScoringRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rule 2: log-odds of a purchase = bias + Σ_kinds weight · sat(Σ strength · 0.5^(age / half-life)) + breadth ·
 * log2(people) − concentration · share of the evidence that is about other offerings. sat(x) = (1 − e^(−x)) / (1 −
 * e^(−1)): one fresh signal of strength 1 counts its whole weight, any number of them at most 1.58 times, and of one
 * person on one source alone no more than once: a burst is not a project by its volume. Experience corrects the weights,
 * and adds one for each source. As long as it hasn't told much, weights are uncertain, and log-odds count for less.
 *
 * <p>What is known from all companies ({@link Lifts}) takes the place of bias and weights, as far as it is trusted: by the
 * strongest report of each kind from each source, for as long as a project lasts, and by what is missing.
 */
public final class Scorer implements Scoring {

    private static final double FULL = -Math.expm1(-1);
    private static final String HAND_RAISE = "HAND_RAISE";
    private static final Intent[] INTENTS = Intent.values();

    private final ScoringRules rules;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final double projectSpan;
    private final Customers customers;

    public Scorer(Policy policy) {
        this(policy, Customers.KNOWN);
    }

    Scorer(Policy policy, Customers customers) {
        this.rules = policy.scoring();
        this.projectSpan = policy.visibility().projectSpan().toMillis();
        this.customers = customers;
        rules.kinds().keySet().forEach(kind -> kinds.put(kind, kind(kind)));
    }

    /**
     * What the policy says of a kind, as every score asks for it.
     *
     * @param halfLife milliseconds
     */
    private record Kind(String name, String feature, double weight, double halfLife, boolean known) {}

    private Kind kind(String name) {
        Kind known = kinds.get(name);
        if (known != null) {
            return known;
        }
        KindTerms terms = rules.kind(name);
        return new Kind(
                name, Feature.KIND + name, terms.weight(), terms.halfLife().toMillis(), rules.knows(name));
    }

    private static final class Tally {
        final Kind kind;
        final double[] massByIntent = new double[INTENTS.length];
        final List<Share> shares = new ArrayList<>(2);
        double mass;
        /** What all of it counts. */
        double value;

        int events;

        Tally(Kind kind) {
            this.kind = kind;
        }

        double decay(double age) {
            return Score.decay(age, kind.halfLife);
        }

        void lift(Lifts lifts) {
            for (Share share : shares) {
                share.lift = lifts.of(kind.name, share.source, share.grade);
            }
        }

        /** How much of it has a lift, 0 to 1. */
        double lifted() {
            double lifted = 0;
            for (Share share : shares) {
                lifted += share.lift == null ? 0 : share.mass;
            }
            return lifted == 0 ? 0 : lifted / mass;
        }
    }

    /** What one source has of it. */
    private static final class Share {
        final String source;
        double mass;
        /** Of the strongest report; −1 before the first. */
        int grade = -1;
        /** When the latest of that grade happened. */
        long at;

        @Nullable
        Lift lift;

        private double strongest;

        Share(String source) {
            this.source = source;
        }

        void add(double strength, long occurredAt) {
            int its = Strand.grade(strength);
            if (its >= grade) {
                at = its > grade ? occurredAt : Math.max(at, occurredAt);
                grade = its;
            }
        }

        /** By how much a report that names nobody is stronger than all others before it. */
        double beyond(double told) {
            double more = Math.max(0, told - strongest);
            strongest += more;
            return more;
        }
    }

    /** What a mass of evidence of one kind counts: 1 for 1, and never more than 1.58. */
    public static double saturated(double mass) {
        return -Math.expm1(-mass) / FULL;
    }

    /** By the policy alone. */
    public Score score(Case matter) {
        return score(matter, Weights.NONE);
    }

    @Override
    public Score score(Case matter, Weights learnt) {
        return score(matter, learnt, false);
    }

    @Override
    public Score lesson(Case matter, Weights learnt) {
        return score(matter, learnt, true);
    }

    /** @param lesson with factors that nothing is known of yet */
    private Score score(Case matter, Weights learnt, boolean lesson) {
        List<Tally> tallies = tally(matter);
        double most = isOneVoice(matter) ? 1 : Double.POSITIVE_INFINITY;
        double[] byIntent = new double[INTENTS.length];
        List<Factor> factors = new ArrayList<>(tallies.size() + 1);
        boolean unknown = false;
        boolean handRaise = false;
        double trust = learnt.lifts().trust();
        for (Tally tally : tallies) {
            tally.lift(learnt.lifts());
            tally.value = Math.min(most, saturated(tally.mass));
            double weight = tally.kind.weight * (1 - trust * tally.lifted());
            Factor factor = factor(tally.kind.feature, tally.events, tally.value, weight, learnt);
            factors.add(factor);
            unknown |= !tally.kind.known;
            handRaise |= tally.kind.name.equals(HAND_RAISE);
            share(tally, factor.logOdds(), byIntent);
        }
        addLifts(tallies, matter.time(), lesson, learnt, factors);
        addBreadth(matter, learnt, factors);
        addConcentration(matter, tallies, learnt, factors);
        if (lesson || !learnt.corrections().isEmpty()) {
            addSources(tallies, learnt, factors);
            addSegment(matter, learnt, factors);
        }
        double bias = learnt.of(Feature.BIAS, rules.bias());
        double logOdds = bias;
        for (Factor factor : factors) {
            logOdds += factor.logOdds();
        }
        if (factors.size() > 1) {
            factors.sort(Scorer::strongestFirst);
        }
        Intent intent = strongest(byIntent);
        double deviation = deviation(intent, factors, learnt);
        return new Score(
                Score.logistic(logOdds, deviation),
                intent,
                bias,
                deviation,
                factors,
                matter.people().size(),
                handRaise,
                unknown,
                learnt.epoch());
    }

    /**
     * How far the log-odds may be from the truth. A customer at risk doesn't wait until verdicts on purchases have told how
     * good the policy is.
     */
    private double deviation(Intent intent, List<Factor> factors, Weights learnt) {
        if (learnt.jointShare() == 0 || intent == Intent.DEFECTION) {
            return 0;
        }
        double variance = learnt.variance(Feature.BIAS, rules.bias());
        double evidence = 0;
        double lifted = 0;
        for (Factor factor : factors) {
            if (factor.isLift()) {
                lifted += factor.value() * factor.prior();
                continue;
            }
            variance += factor.value() * factor.value() * learnt.variance(factor.name(), factor.prior());
            evidence += factor.isEvidence() ? factor.value() * factor.prior() : 0;
        }
        variance += evidence * evidence * learnt.variance(Feature.SCALE, 1);
        variance += lifted * lifted * learnt.variance(Feature.LIFTS, 1);
        return Math.sqrt(learnt.jointShare() * variance);
    }

    private static Factor factor(String name, int events, double value, double prior, Weights learnt) {
        return new Factor(name, events, value, learnt.of(name, prior), prior);
    }

    /** One person, or nobody known, on one source. */
    private static boolean isOneVoice(Case matter) {
        if (matter.people().size() > 1) {
            return false;
        }
        List<Sighting> events = matter.events();
        for (int i = 1; i < events.size(); i++) {
            if (!events.get(i).source().equals(events.get(0).source())) {
                return false;
            }
        }
        return true;
    }

    /**
     * What shows the company, by how rare it is and what it comes together with.
     *
     * @param all though nothing may be known of some yet
     */
    private void addLifts(List<Tally> tallies, long time, boolean all, Weights learnt, List<Factor> factors) {
        Lifts lifts = learnt.lifts();
        double busy = lifts.crowd();
        for (Tally tally : tallies) {
            for (Share share : tally.shares) {
                Lift lift = share.lift;
                double value = Score.lasting(time - share.at, projectSpan);
                if (lift != null) {
                    busy += value * lift.busy();
                    factors.add(lift(lift.feature(), value, lifts.trust() * lift.weight(), learnt));
                } else if (all) {
                    factors.add(
                            lift(new Strand(tally.kind.name, share.source, share.grade).feature(), value, 0, learnt));
                }
            }
        }
        if (lifts.trust() > 0) {
            factors.add(lift(Feature.REST, 1, lifts.trust() * lifts.base(), learnt));
            factors.add(lift(Feature.BUSY, -Math.log1p(Math.exp(busy)), lifts.trust(), learnt));
        }
    }

    private static Factor lift(String feature, double value, double prior, Weights learnt) {
        return new Factor(feature, 0, value, learnt.lift(prior), prior);
    }

    private void addBreadth(Case matter, Weights learnt, List<Factor> factors) {
        int people = matter.people().size();
        if (people > 1) {
            factors.add(factor(Feature.PEOPLE, 0, Math.log(people) / Math.log(2), rules.breadth(), learnt));
        }
    }

    private void addConcentration(Case matter, List<Tally> tallies, Weights learnt, List<Factor> factors) {
        double elsewhere = 0;
        for (Sighting other : matter.elsewhere()) {
            double halfLife = kind(other.kind()).halfLife;
            elsewhere += other.strength() * Score.decay(matter.time() - other.occurredAt(), halfLife);
        }
        if (elsewhere > 0) {
            double here = 0;
            for (Tally tally : tallies) {
                here += tally.mass;
            }
            factors.add(
                    factor(Feature.CONCENTRATION, 0, -elsewhere / (here + elsewhere), rules.concentration(), learnt));
        }
    }

    /** By the policy a source is as good as any; experience may know better. */
    private static void addSources(List<Tally> tallies, Weights learnt, List<Factor> factors) {
        List<Share> values = new ArrayList<>(4);
        for (Tally tally : tallies) {
            for (Share share : tally.shares) {
                if (share.mass > 0) {
                    of(share.source, values).mass += tally.value * share.mass / tally.mass;
                }
            }
        }
        values.sort(Scorer::bySource);
        for (Share value : values) {
            factors.add(factor(Feature.SOURCE + value.source, 0, value.mass, 0, learnt));
        }
    }

    private static void addSegment(Case matter, Weights learnt, List<Factor> factors) {
        String segment = matter.dossier().segment();
        if (segment != null) {
            factors.add(factor(Feature.SEGMENT + segment, 0, 1, 0, learnt));
        }
    }

    /** In the order of kinds, so that the sum has the same bits for the same set of signals. */
    private List<Tally> tally(Case matter) {
        List<Tally> tallies = new ArrayList<>(4);
        for (Sighting first : matter.events()) {
            Tally tally = tally(first.kind(), tallies);
            tally.events++;
            double mass = first.strength() * tally.decay(matter.time() - first.occurredAt());
            Share share = of(first.source(), tally.shares);
            double more = first.person() == 0 ? share.beyond(mass) : mass;
            add(tally, first.intent(), matter, more);
            share.mass += more;
            share.add(first.strength(), first.occurredAt());
        }
        for (Residue.Mass old : matter.masses()) {
            Tally tally = tally(old.kind(), tallies);
            add(tally, old.intent(), matter, old.mass() * tally.decay(matter.time() - old.at()));
        }
        if (tallies.size() > 1) {
            tallies.sort(Scorer::byKind);
        }
        return tallies;
    }

    private Tally tally(String kind, List<Tally> tallies) {
        for (Tally tally : tallies) {
            if (tally.kind.name.equals(kind)) {
                return tally;
            }
        }
        Tally tally = new Tally(kind(kind));
        tallies.add(tally);
        return tally;
    }

    private static int byKind(Tally one, Tally other) {
        return one.kind.name.compareTo(other.kind.name);
    }

    private static int bySource(Share one, Share other) {
        return one.source.compareTo(other.source);
    }

    private static int strongestFirst(Factor one, Factor other) {
        int strength = Double.compare(other.logOdds(), one.logOdds());
        return strength != 0 ? strength : one.name().compareTo(other.name());
    }

    private static Share of(String source, List<Share> shares) {
        for (Share share : shares) {
            if (share.source.equals(source)) {
                return share;
            }
        }
        Share share = new Share(source);
        shares.add(share);
        return share;
    }

    private void add(Tally tally, @Nullable Intent named, Case matter, double mass) {
        Intent intent = customers.intent(named, tally.kind.name, matter.dossier());
        tally.massByIntent[intent.ordinal()] += mass;
        tally.mass += mass;
    }

    private static void share(Tally tally, double added, double[] byIntent) {
        for (int i = 0; i < byIntent.length && tally.mass > 0; i++) {
            byIntent[i] += added * tally.massByIntent[i] / tally.mass;
        }
    }

    private static Intent strongest(double[] byIntent) {
        int best = 0;
        for (int i = 1; i < byIntent.length; i++) {
            best = byIntent[i] > byIntent[best] ? i : best;
        }
        return INTENTS[best];
    }
}
