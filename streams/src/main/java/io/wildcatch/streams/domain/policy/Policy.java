package io.wildcatch.streams.domain.policy;

import java.time.Duration;
import java.util.Map;

/**
 * The policy: every number that the rules start from. {@link #defaults()} is what holds without a file.
 *
 * @param version names the policy in every decision
 * @param collapse rule 1
 * @param scoring rule 2
 * @param visibility rules 3 and 6
 * @param routing rules 7, 8 and the expiry of what nobody took up
 * @param defaultOffering holds for signals without an offering and for unknown offering ids
 * @param strictSources reject signals of sources that nobody declared, instead of taking them in at prior 5/5
 */
public record Policy(
        String version,
        CollapseRules collapse,
        ScoringRules scoring,
        VisibilityRules visibility,
        RoutingRules routing,
        OfferingTerms defaultOffering,
        boolean strictSources) {

    public static final String DEFAULT_OFFERING = "default";

    /**
     * Rule 1.
     *
     * @param sameFact reports of one event are at most this far apart
     * @param withoutText the same where neither report has text, URL or reference
     * @param similarity least shingled similarity of near-identical texts, 0 to 1
     * @param corrections how long a report can be corrected by its reference, and a resend of the same (source, id) is known
     * @param lateness how late a signal may be reported
     */
    public record CollapseRules(
            Duration sameFact, Duration withoutText, double similarity, Duration corrections, Duration lateness) {

        public CollapseRules {
            positive("collapse.sameFact", sameFact);
            positive("collapse.withoutText", withoutText);
            positive("collapse.corrections", corrections);
            positive("collapse.lateness", lateness);
            share("collapse.similarity", similarity);
        }
    }

    /**
     * Rule 2, with priors for the weights.
     *
     * @param bias log-odds of a purchase without any signal
     * @param breadth log-odds added by each doubling of the people seen
     * @param floor probability from which an opportunity is a lead, 0 to 1
     * @param defaultStrength strength of a signal that names none, 0 to 1
     * @param kinds weight and half-life by kind of signal
     * @param unknownKind the same for a kind that is not in the table
     */
    public record ScoringRules(
            double bias,
            double breadth,
            double floor,
            double defaultStrength,
            Map<String, KindTerms> kinds,
            KindTerms unknownKind) {

        public ScoringRules {
            kinds = Map.copyOf(kinds);
            share("scoring.floor", floor);
            share("scoring.defaultStrength", defaultStrength);
        }

        public KindTerms kind(String kind) {
            return kinds.getOrDefault(kind, unknownKind);
        }

        public boolean knows(String kind) {
            return kinds.containsKey(kind);
        }
    }

    /**
     * What one kind of signal says.
     *
     * @param weight log-odds of one fresh signal of strength 1
     * @param halfLife time in which it loses half of its strength
     */
    public record KindTerms(double weight, Duration halfLife) {

        public KindTerms {
            positive("scoring.kinds.halfLife", halfLife);
        }
    }

    /**
     * Rules 3 and 6.
     *
     * @param limit expected rivals up to which an opportunity is under the radar
     * @param minimumBlue how long it must stay so for a seller to have a chance to act; 0: not at all
     */
    public record VisibilityRules(double limit, Duration minimumBlue) {

        public VisibilityRules {
            if (!(limit > 0)) {
                throw new IllegalArgumentException("visibility.limit must be greater than 0, but is " + limit);
            }
            if (minimumBlue.isNegative()) {
                throw new IllegalArgumentException("visibility.minimumBlue must not be negative");
            }
        }
    }

    /**
     * Rules 7 and 8.
     *
     * @param commodityBelow basket, EUR: below it, business goes to machines
     * @param expectedPeople people who usually take part in a decision to buy
     * @param complexFrom people seen from which a deal of middling size is complex, so that it goes to a human
     * @param simpleBelow people seen below which it is simple again: lower than complexFrom, so that no lane flaps
     * @param expiry time without a new signal after which an opportunity expires
     * @param freshness time in which an opportunity loses half of its value
     */
    public record RoutingRules(
            double commodityBelow,
            int expectedPeople,
            int complexFrom,
            int simpleBelow,
            Duration expiry,
            Duration freshness) {

        public RoutingRules {
            positive("routing.expiry", expiry);
            positive("routing.freshness", freshness);
            if (simpleBelow > complexFrom) {
                throw new IllegalArgumentException("routing.simpleBelow must not be above routing.complexFrom");
            }
        }
    }

    /** The numbers that hold without a policy file. */
    public static Policy defaults() {
        return new Policy(
                "default-1",
                new CollapseRules(
                        Duration.ofHours(72), Duration.ofHours(24), 0.6, Duration.ofDays(180), Duration.ofDays(7)),
                new ScoringRules(-3.0, 0.5, 0.8, 0.7, KindPriors.TABLE, new KindTerms(0.8, Duration.ofDays(7))),
                new VisibilityRules(1.0, Duration.ofHours(6)),
                new RoutingRules(10_000, 7, 3, 2, Duration.ofDays(45), Duration.ofDays(30)),
                new OfferingTerms(DEFAULT_OFFERING, 30_000, 60_000, 120_000, 5),
                false);
    }

    private static void positive(String field, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be longer than zero, but is " + value);
        }
    }

    private static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " must be 0 to 1, but is " + value);
        }
    }
}
