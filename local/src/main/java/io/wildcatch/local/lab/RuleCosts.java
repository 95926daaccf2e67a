package io.wildcatch.local.lab;

import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each rule costs: the same history is replayed with all rules and with one of them off, in turns, and the paired
 * differences are what the rule takes. Two replays without a rule stand between two with all rules, and are compared
 * with the mean of these; every other round goes through the rules backwards. So what changes slowly, such as the load
 * of the machine, falls on both sides alike.
 *
 * @param signals in the history
 * @param rounds how often each rule was off
 * @param micros CPU time of the replay with all rules, µs for each signal
 * @param noise by how much two neighbouring replays with all rules differ, µs for each signal, without sign: what is less
 *     can't be told from nothing
 * @param bytes allocated with all rules, for each signal
 * @param decisions made with all rules
 * @param lanes opportunities by the lane they ended in, with all rules
 * @param rules in the order of their numbers
 */
public record RuleCosts(
        long signals,
        int rounds,
        Range micros,
        Range noise,
        Range bytes,
        long decisions,
        Map<String, Long> lanes,
        List<Cost> rules) {

    /** What can replay with a rule off. */
    public interface Bench {

        /** Signals in its history. */
        long signals();

        /** Replays a little, unmeasured. */
        void warmUp(@Nullable PolicyRule off);

        /** @param off null: all rules hold */
        RuleRun run(@Nullable PolicyRule off);
    }

    /**
     * What one rule costs: with it, less without it. Below zero, it saves more than it takes.
     *
     * @param micros CPU time of the replay's thread, µs for each signal
     * @param processMicros the same of the whole process
     * @param bytes allocated, for each signal
     * @param decisions made without it
     * @param lanes opportunities by the lane they end in without it
     */
    public record Cost(
            int number,
            String rule,
            Range micros,
            Range processMicros,
            Range bytes,
            long decisions,
            Map<String, Long> lanes) {}

    /** The middle of some figures, and what nine of ten lie between; of few, the smallest and the largest. */
    public record Range(double median, double low, double high) {

        static Range of(List<Double> figures) {
            double[] all = figures.stream().mapToDouble(Double::doubleValue).toArray();
            return new Range(middle(all), rank(all, 0.05), rank(all, 0.95));
        }

        private static double middle(double[] figures) {
            double[] sorted = figures.clone();
            Arrays.sort(sorted);
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }

        private static double rank(double[] figures, double share) {
            return Objects.requireNonNull(Figures.percentile(figures, share));
        }
    }

    /** A replay without a rule, and the ones with all rules before and after it. */
    private record Pair(RuleRun before, RuleRun off, RuleRun after) {

        double difference(ToLongFunction<RuleRun> figure) {
            return (figure.applyAsLong(before) + figure.applyAsLong(after)) / 2.0 - figure.applyAsLong(off);
        }
    }

    /**
     * Measures. Takes as long as some replays for each rule and round.
     *
     * @param rounds at least 1
     * @param told is told of each replay, in words
     */
    public static RuleCosts measure(Bench bench, List<PolicyRule> rules, int rounds, Consumer<String> told) {
        Measuring measuring = new Measuring(bench, rules, rounds, told);
        measuring.warmUp();
        for (int round = 0; round < rounds; round++) {
            measuring.round(round);
        }
        return measuring.result();
    }

    private static final class Measuring {

        private final Bench bench;
        private final List<PolicyRule> rules;
        private final int rounds;
        private final Consumer<String> told;
        private final List<RuleRun> whole = new ArrayList<>();
        private final List<Double> unrest = new ArrayList<>();
        private final Map<PolicyRule, List<Pair>> pairs = new EnumMap<>(PolicyRule.class);

        Measuring(Bench bench, List<PolicyRule> rules, int rounds, Consumer<String> told) {
            this.bench = bench;
            this.rules = rules;
            this.rounds = rounds;
            this.told = told;
        }

        void warmUp() {
            told.accept("warming up");
            bench.warmUp(null);
            rules.forEach(bench::warmUp);
            bench.run(null);
        }

        void round(int round) {
            List<PolicyRule> order = new ArrayList<>(rules);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            String name = "round " + (round + 1) + " of " + rounds + ": ";
            RuleRun before = all(name);
            for (int i = 0; i < order.size(); i += 2) {
                List<PolicyRule> two = order.subList(i, Math.min(i + 2, order.size()));
                List<RuleRun> off = two.stream().map(rule -> run(name, rule)).toList();
                RuleRun after = all(name);
                unrest.add(perSignal(Math.abs(after.nanos() - before.nanos())) / 1000);
                for (int k = 0; k < two.size(); k++) {
                    pairs.computeIfAbsent(two.get(k), rule -> new ArrayList<>())
                            .add(new Pair(before, off.get(k), after));
                }
                before = after;
            }
        }

        private RuleRun all(String name) {
            RuleRun run = run(name, null);
            whole.add(run);
            return run;
        }

        private RuleRun run(String name, @Nullable PolicyRule off) {
            RuleRun run = bench.run(off);
            told.accept("%s%s: %.1f us a signal"
                    .formatted(
                            name, off == null ? "all rules" : "without " + off.word(), perSignal(run.nanos()) / 1000));
            return run;
        }

        private double perSignal(double figure) {
            return figure / Math.max(1, bench.signals());
        }

        RuleCosts result() {
            RuleRun all = whole.get(0);
            List<Cost> costs = new ArrayList<>();
            pairs.forEach((rule, measured) -> costs.add(cost(rule, measured)));
            return new RuleCosts(
                    bench.signals(),
                    rounds,
                    Range.of(whole.stream()
                            .map(run -> perSignal(run.nanos()) / 1000)
                            .toList()),
                    Range.of(unrest),
                    Range.of(whole.stream().map(run -> perSignal(run.bytes())).toList()),
                    all.decisions(),
                    new TreeMap<>(all.lanes()),
                    costs);
        }

        private Cost cost(PolicyRule rule, List<Pair> measured) {
            RuleRun off = measured.get(0).off();
            return new Cost(
                    rule.number(),
                    rule.word(),
                    range(measured, RuleRun::nanos, 1000),
                    range(measured, RuleRun::processNanos, 1000),
                    range(measured, RuleRun::bytes, 1),
                    off.decisions(),
                    new TreeMap<>(off.lanes()));
        }

        private Range range(List<Pair> measured, ToLongFunction<RuleRun> figure, double unit) {
            return Range.of(measured.stream()
                    .map(pair -> perSignal(pair.difference(figure)) / unit)
                    .toList());
        }
    }
}
