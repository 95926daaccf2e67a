package io.wildcatch.streams.domain.policy;

import io.wildcatch.streams.domain.Hashes;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 * @param currencies EUR for one unit of a currency, by its ISO 4217 code; EUR needs no entry
 * @param conditions users' own rules, asked in this order
 * @param off rules that don't hold: for comparison alone, no policy for people has any
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
        Map<String, Double> currencies,
        List<Condition> conditions,
        Set<PolicyRule> off,
        boolean strictSources) {

    public static final String DEFAULT_OFFERING = "default";

    public Policy {
        if (version.isBlank()) {
            throw new IllegalArgumentException("version must not be empty: it names the policy in every decision");
        }
        currencies = Currencies.checked(currencies);
        conditions = List.copyOf(conditions);
        // In the order of their numbers, whatever order they were written in.
        EnumSet<PolicyRule> sorted = EnumSet.noneOf(PolicyRule.class);
        sorted.addAll(off);
        off = Collections.unmodifiableSet(sorted);
    }

    /**
     * What one unit of a currency is worth, EUR.
     *
     * @param currency as declared; null and blank are EUR
     * @return null when the policy has no rate for it
     */
    public @Nullable Double rate(@Nullable String currency) {
        return Currencies.rate(currencies, currency);
    }

    /** Whether a rule isn't turned off. */
    public boolean holds(PolicyRule rule) {
        return !off.contains(rule);
    }

    /**
     * What decisions name: the version, and after it a mark of the conditions, since these decide as any number does; and
     * which rules are off.
     */
    public String mark() {
        String without = off.stream().map(PolicyRule::word).collect(Collectors.joining(", "));
        return version + markOfConditions() + (without.isEmpty() ? "" : " without " + without);
    }

    private String markOfConditions() {
        if (conditions.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        conditions.forEach(c -> text.append(c.name())
                .append('\0')
                .append(c.when())
                .append('\0')
                .append(c.lane())
                .append('\0'));
        return "+" + Hashes.hex(Hashes.of(text)).substring(8);
    }

    /** The same with other conditions. */
    public Policy with(List<Condition> others) {
        return with(others, off);
    }

    /** The same with these rules off, and no others. */
    public Policy without(Set<PolicyRule> rules) {
        return with(conditions, rules);
    }

    private Policy with(List<Condition> others, Set<PolicyRule> rules) {
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
                currencies,
                others,
                rules,
                strictSources);
    }

    /** The numbers that hold without a policy file. */
    public static Policy defaults() {
        return new Policy(
                "default-1",
                new CollapseRules(
                        Duration.ofHours(72), Duration.ofHours(24), 0.6, Duration.ofDays(180), Duration.ofDays(7)),
                new ScoringRules(-3.0, 0.5, 1.0, 0.8, 0.7, KindPriors.TABLE, new KindTerms(0.8, Duration.ofDays(7))),
                new VisibilityRules(1.0, Duration.ofHours(6), ByEvidence.LEARNT, Duration.ofDays(30), 40, 0.25),
                new RoutingRules(10_000, 7, 3, 2, Duration.ofDays(45), Duration.ofDays(30)),
                new RipeningRules(Duration.ofHours(72), Duration.ofHours(36), 0.05, 0.65),
                new ExplorationRules(0.05, 1, 2),
                new LearningRules(
                        true, Duration.ofDays(1), Duration.ofDays(180), 0.3, 0.02, 0.05, 0.05, 2, 0.7, 0.5, 0.5),
                new PressureRules(1, Duration.ofDays(14), 3, Duration.ofDays(30), 3, Duration.ofDays(30)),
                TimingRules.defaults(),
                new AssignmentRules(Duration.ofHours(24), Duration.ofHours(18)),
                new OfferingTerms(DEFAULT_OFFERING, 30_000, 60_000, 120_000, 5),
                Map.of(),
                List.of(),
                Set.of(),
                false);
    }
}
