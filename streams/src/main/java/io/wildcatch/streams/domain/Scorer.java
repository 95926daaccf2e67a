package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Score.Factor;
import io.wildcatch.streams.domain.policy.Policy.KindTerms;
import io.wildcatch.streams.domain.policy.Policy.ScoringRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 2: log-odds of a purchase = bias + Σ_kinds weight · sat(Σ strength · 0.5^(age / half-life)) + breadth ·
 * log2(people). sat(x) = (1 − e^(−x)) / (1 − e^(−1)): one fresh signal of strength 1 counts its whole weight, and any
 * number of them at most 1.58 times.
 */
public final class Scorer {

    private static final double FULL = -Math.expm1(-1);
    private static final String HAND_RAISE = "HAND_RAISE";
    private static final Set<String> CHURN =
            Set.of("USAGE_DROP", "SUPPORT_TICKET", "COMPARISON", "DEPARTURE", "TECH_CHANGE");

    private final ScoringRules rules;

    public Scorer(ScoringRules rules) {
        this.rules = rules;
    }

    private static final class Tally {
        final String kind;
        final double[] massByIntent = new double[Intent.values().length];
        double mass;
        int events;

        Tally(String kind) {
            this.kind = kind;
        }
    }

    public Score score(Case matter) {
        List<Tally> tallies = tally(matter);
        double logOdds = rules.bias();
        double[] byIntent = new double[Intent.values().length];
        List<Factor> factors = new ArrayList<>(tallies.size());
        boolean unknown = false;
        for (Tally tally : tallies) {
            double added = rules.kind(tally.kind).weight() * -Math.expm1(-tally.mass) / FULL;
            logOdds += added;
            factors.add(new Factor(tally.kind, tally.events, added));
            unknown |= !rules.knows(tally.kind);
            share(tally, added, byIntent);
        }
        if (factors.size() > 1) {
            factors.sort(Comparator.comparingDouble(Factor::logOdds).reversed().thenComparing(Factor::kind));
        }
        int people = matter.people().size();
        double breadth = people < 2 ? 0 : rules.breadth() * Math.log(people) / Math.log(2);
        boolean handRaise = factors.stream().anyMatch(factor -> factor.kind().equals(HAND_RAISE));
        return new Score(
                1 / (1 + Math.exp(-logOdds - breadth)),
                strongest(byIntent),
                factors,
                people,
                breadth,
                handRaise,
                unknown);
    }

    /** In the order of kinds, so that the sum has the same bits for the same set of signals. */
    private List<Tally> tally(Case matter) {
        List<Tally> tallies = new ArrayList<>(4);
        for (Sighting first : matter.events()) {
            Tally tally = of(first.kind(), tallies);
            tally.events++;
            add(
                    tally,
                    first.intent(),
                    matter,
                    first.strength() * decay(first.kind(), matter.time() - first.occurredAt()));
        }
        for (Residue.Mass old : matter.masses()) {
            add(
                    of(old.kind(), tallies),
                    old.intent(),
                    matter,
                    old.mass() * decay(old.kind(), matter.time() - old.at()));
        }
        if (tallies.size() > 1) {
            tallies.sort(Comparator.comparing(tally -> tally.kind));
        }
        return tallies;
    }

    private static Tally of(String kind, List<Tally> tallies) {
        for (Tally tally : tallies) {
            if (tally.kind.equals(kind)) {
                return tally;
            }
        }
        Tally tally = new Tally(kind);
        tallies.add(tally);
        return tally;
    }

    private static void add(Tally tally, @Nullable Intent named, Case matter, double mass) {
        Intent intent =
                named != null ? named : usual(tally.kind, matter.dossier().customer());
        tally.massByIntent[intent.ordinal()] += mass;
        tally.mass += mass;
    }

    private double decay(String kind, double age) {
        KindTerms terms = rules.kind(kind);
        return Score.decay(age, terms.halfLife().toMillis());
    }

    /** Rule 14: what a kind of signal means, depending on whether the account is a customer. */
    static Intent usual(String kind, boolean customer) {
        return !customer ? Intent.PURCHASE : CHURN.contains(kind) ? Intent.DEFECTION : Intent.REPURCHASE;
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
        return Intent.values()[best];
    }
}
