package io.wildcatch.streams.domain.policy;

import io.wildcatch.streams.domain.Hashes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The policy: every number that the rules start from. {@link #defaults()} is what holds without a file.
 *
 * @param version names the policy in every decision
 * @param collapse rule 1
 * @param scoring rule 2
 * @param visibility rules 3 and 6
 * @param routing rule 8 and the expiry of what nobody took up
 * @param ripening rule 7
 * @param exploration rule 13
 * @param learning rules 2, 5 and 15: what verdicts teach
 * @param pressure rule 9
 * @param timing rule 11
 * @param assignment rule 10
 * @param defaultOffering holds for signals without an offering and for unknown offering ids
 * @param conditions users' own rules, asked in this order
 * @param strictSources reject signals of sources that nobody declared, instead of taking them in at prior 5/5
 */
public record Policy(
        String version,
        CollapseRules collapse,
        ScoringRules scoring,
        VisibilityRules visibility,
        RoutingRules routing,
        RipeningRules ripening,
        ExplorationRules exploration,
        LearningRules learning,
        PressureRules pressure,
        TimingRules timing,
        AssignmentRules assignment,
        OfferingTerms defaultOffering,
        List<Condition> conditions,
        boolean strictSources) {

    public static final String DEFAULT_OFFERING = "default";

    public Policy {
        conditions = List.copyOf(conditions);
    }

    /** What decisions name: the version, and after it a mark of the conditions, since these decide as any number does. */
    public String mark() {
        if (conditions.isEmpty()) {
            return version;
        }
        StringBuilder text = new StringBuilder();
        conditions.forEach(c -> text.append(c.name())
                .append('\0')
                .append(c.when())
                .append('\0')
                .append(c.lane())
                .append('\0'));
        return version + "+" + Hashes.hex(Hashes.of(text)).substring(8);
    }

    /** The same with other conditions. */
    public Policy with(List<Condition> others) {
        return new Policy(
                version,
                collapse,
                scoring,
                visibility,
                routing,
                ripening,
                exploration,
                learning,
                pressure,
                timing,
                assignment,
                defaultOffering,
                others,
                strictSources);
    }

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
     * @param concentration log-odds taken away from an account whose evidence is all about other offerings
     * @param floor probability from which an opportunity is a lead, 0 to 1
     * @param defaultStrength strength of a signal that names none, 0 to 1
     * @param kinds weight and half-life by kind of signal
     * @param unknownKind the same for a kind that is not in the table
     */
    public record ScoringRules(
            double bias,
            double breadth,
            double concentration,
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
     * @param byEvidence whether a report tells rivals of a project only as far as it is evidence of one
     * @param projectSpan how long a project lasts, about: by evidence, what was shown long before isn't of the present
     *     one
     * @param crowding by evidence, how much a further report of one source raises the odds that another is noise, in
     *     units of what the market's average noise does; at least 0
     */
    public record VisibilityRules(
            double limit, Duration minimumBlue, ByEvidence byEvidence, Duration projectSpan, double crowding) {

        public VisibilityRules {
            if (!(limit > 0)) {
                throw new IllegalArgumentException("visibility.limit must be greater than 0, but is " + limit);
            }
            if (minimumBlue.isNegative()) {
                throw new IllegalArgumentException("visibility.minimumBlue must not be negative");
            }
            positive("visibility.projectSpan", projectSpan);
            if (!(crowding >= 0)) {
                throw new IllegalArgumentException("visibility.crowding must not be negative, but is " + crowding);
            }
        }
    }

    /**
     * Rule 8.
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

    /**
     * Rule 7: when a weak signal is released before it is corroborated, because rivals arrive faster than evidence.
     *
     * @param hold how long corroboration is waited for after each new signal
     * @param corroboration mean time until a true project shows further evidence
     * @param patience share of the chance to win that waiting may cost at the floor, above 0
     * @param leastProbability below which nothing is released early, 0 to 1
     */
    public record RipeningRules(Duration hold, Duration corroboration, double patience, double leastProbability) {

        public RipeningRules {
            positive("ripening.hold", hold);
            positive("ripening.corroboration", corroboration);
            share("ripening.patience", patience);
            share("ripening.leastProbability", leastProbability);
        }
    }

    /**
     * Rule 13: what goes to sellers to learn.
     *
     * @param cap most of the human contacts, as a share, that may be exploration, 0 to 1; 0: none
     * @param seed of the draws
     * @param leastSignals independent weak signals from which an account may be explored, at least 1
     */
    public record ExplorationRules(double cap, long seed, int leastSignals) {

        public ExplorationRules {
            share("exploration.cap", cap);
            if (leastSignals < 1) {
                throw new IllegalArgumentException(
                        "exploration.leastSignals must be at least 1, but is " + leastSignals);
            }
        }
    }

    /**
     * Rules 2, 5 and 15.
     *
     * @param enabled whether what was learnt is used; it is published in any case
     * @param epoch what was learnt is published, and used, once in this time
     * @param halfLife in which old evidence fades
     * @param doubt share of belief that a source's declared reach means nothing, 0 to 1
     * @param verdictError share of verdicts on rivals that err, 0 to 0.5
     * @param leastPickup share of pickup below which a source can't have told any rival yet, 0 to 1
     * @param overlapWeight verdicts that one event seen elsewhere too is worth
     * @param overlapLimit most that all overlaps of a source are worth, in verdicts
     * @param verdictShare share of purchases among what was routed that a verdict tells, 0 to 1
     * @param refusalShare the same of what was routed and was no purchase, 0 to 1
     * @param censoredWeight what an end without a verdict is worth, in verdicts, 0 to 1
     */
    public record LearningRules(
            boolean enabled,
            Duration epoch,
            Duration halfLife,
            double doubt,
            double verdictError,
            double leastPickup,
            double overlapWeight,
            double overlapLimit,
            double verdictShare,
            double refusalShare,
            double censoredWeight) {

        public LearningRules {
            positive("learning.epoch", epoch);
            positive("learning.halfLife", halfLife);
            share("learning.doubt", doubt);
            share("learning.leastPickup", leastPickup);
            share("learning.verdictShare", verdictShare);
            share("learning.refusalShare", refusalShare);
            share("learning.censoredWeight", censoredWeight);
            if (!(verdictError > 0 && verdictError < 0.5)) {
                throw new IllegalArgumentException(
                        "learning.verdictError must be above 0 and below 0.5, but is " + verdictError);
            }
            if (!(overlapWeight >= 0 && overlapLimit >= 0)) {
                throw new IllegalArgumentException("learning.overlapWeight and overlapLimit must not be negative");
            }
        }
    }

    /**
     * Rule 9.
     *
     * @param personLimit contacts that a person gets without an answer, at least 1
     * @param personWindow time in which they count
     * @param accountLimit the same for the whole account, at least 1
     * @param accountWindow time in which they count
     * @param cadence contacts without an answer at the same weekday and hour that make a robot, at least 2
     * @param cadenceWindow time in which they count
     */
    public record PressureRules(
            int personLimit,
            Duration personWindow,
            int accountLimit,
            Duration accountWindow,
            int cadence,
            Duration cadenceWindow) {

        public PressureRules {
            atLeast("pressure.personLimit", 1, personLimit);
            atLeast("pressure.accountLimit", 1, accountLimit);
            atLeast("pressure.cadence", 2, cadence);
            positive("pressure.personWindow", personWindow);
            positive("pressure.accountWindow", accountWindow);
            positive("pressure.cadenceWindow", cadenceWindow);
        }

        /** Time after which a contact can't matter any more. */
        public Duration longest() {
            return Stream.of(personWindow, accountWindow, cadenceWindow)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /**
     * Rule 11.
     *
     * @param hours working hours of a day, in the order of time
     * @param days working days
     * @param length of a contact window, longer than zero
     * @param shortest what is left of working hours must be this long, not longer than {@code length}
     * @param zone time zone where neither person nor country tells
     * @param channels of sellers, the best first
     * @param machineChannels of machines, the best first
     */
    public record TimingRules(
            List<Hours> hours,
            List<DayOfWeek> days,
            Duration length,
            Duration shortest,
            ZoneId zone,
            List<String> channels,
            List<String> machineChannels) {

        private static final Set<String> CHANNELS = Set.of("EMAIL", "PHONE", "MEETING", "SOCIAL", "POST");

        /**
         * Part of a working day, local time.
         *
         * @param from inclusive
         * @param until exclusive, after {@code from}
         */
        public record Hours(LocalTime from, LocalTime until) {

            public Hours {
                if (!from.isBefore(until)) {
                    throw new IllegalArgumentException(
                            "timing.hours must end after they begin, but are " + from + " to " + until);
                }
            }
        }

        public TimingRules {
            hours = List.copyOf(hours);
            days = List.copyOf(days);
            channels = List.copyOf(channels);
            machineChannels = List.copyOf(machineChannels);
            positive("timing.length", length);
            positive("timing.shortest", shortest);
            if (hours.isEmpty() || days.isEmpty() || shortest.compareTo(length) > 0) {
                throw new IllegalArgumentException(
                        "timing needs hours, days, and a shortest window not longer than its length");
            }
            known(channels);
            known(machineChannels);
        }

        private static void known(List<String> names) {
            if (!CHANNELS.containsAll(names)) {
                throw new IllegalArgumentException(
                        "timing.channels must be of EMAIL, PHONE, MEETING, SOCIAL, POST, but are " + names);
            }
        }

        static TimingRules defaults() {
            return new TimingRules(
                    List.of(
                            new Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                            new Hours(LocalTime.of(14, 0), LocalTime.of(18, 0))),
                    List.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    Duration.ofHours(1),
                    Duration.ofMinutes(30),
                    ZoneOffset.UTC,
                    List.of("PHONE", "EMAIL", "SOCIAL"),
                    List.of("EMAIL", "POST"));
        }
    }

    /**
     * Rule 10: how long a seller has to take up what they were given.
     *
     * @param sla when as many rivals are expected as visibility.limit allows
     * @param exclusiveSla when none is, not longer than {@code sla}; in between in proportion
     */
    public record AssignmentRules(Duration sla, Duration exclusiveSla) {

        public AssignmentRules {
            positive("assignment.exclusiveSla", exclusiveSla);
            if (exclusiveSla.compareTo(sla) > 0) {
                throw new IllegalArgumentException("assignment.exclusiveSla must not be longer than assignment.sla");
            }
        }
    }

    /** The numbers that hold without a policy file. */
    public static Policy defaults() {
        return new Policy(
                "default-1",
                new CollapseRules(
                        Duration.ofHours(72), Duration.ofHours(24), 0.6, Duration.ofDays(180), Duration.ofDays(7)),
                new ScoringRules(-3.0, 0.5, 1.0, 0.8, 0.7, KindPriors.TABLE, new KindTerms(0.8, Duration.ofDays(7))),
                new VisibilityRules(1.0, Duration.ofHours(6), ByEvidence.LEARNT, Duration.ofDays(30), 40),
                new RoutingRules(10_000, 7, 3, 2, Duration.ofDays(45), Duration.ofDays(30)),
                new RipeningRules(Duration.ofHours(72), Duration.ofHours(36), 0.05, 0.65),
                new ExplorationRules(0.05, 1, 2),
                new LearningRules(
                        true, Duration.ofDays(1), Duration.ofDays(180), 0.3, 0.02, 0.05, 0.05, 2, 0.7, 0.5, 0.5),
                new PressureRules(1, Duration.ofDays(14), 3, Duration.ofDays(30), 3, Duration.ofDays(30)),
                TimingRules.defaults(),
                new AssignmentRules(Duration.ofHours(24), Duration.ofHours(18)),
                new OfferingTerms(DEFAULT_OFFERING, 30_000, 60_000, 120_000, 5),
                List.of(),
                false);
    }

    private static void positive(String field, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be longer than zero, but is " + value);
        }
    }

    private static void atLeast(String field, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", but is " + value);
        }
    }

    private static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " must be 0 to 1, but is " + value);
        }
    }
}
