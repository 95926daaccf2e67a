package io.wildcatch.local.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.local.cli.Table;
import io.wildcatch.local.lab.RuleCosts.Cost;
import io.wildcatch.local.lab.RuleCosts.Range;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is made of the figures of replays; the figures themselves are made up. */
class RuleCostsTest {

    private static final long SIGNALS = 1_000;
    private static final long MICRO = 1_000;

    /** A machine on which everything takes longer each time: by a microsecond a signal. */
    private static final class TiringMachine implements RuleCosts.Bench {

        final List<String> runs = new ArrayList<>();
        final List<String> warmUps = new ArrayList<>();

        @Override
        public long signals() {
            return SIGNALS;
        }

        @Override
        public void warmUp(@Nullable PolicyRule off) {
            warmUps.add(name(off));
        }

        @Override
        public RuleRun run(@Nullable PolicyRule off) {
            runs.add(name(off));
            long micros = 100 + runs.size() - saved(off);
            return new RuleRun(
                    micros * MICRO * SIGNALS,
                    2 * micros * MICRO * SIGNALS,
                    (500 - 10 * saved(off)) * SIGNALS,
                    off == PolicyRule.RADAR ? 30 : 40,
                    off == PolicyRule.RADAR ? Map.of("HUMAN", 30L) : Map.of("HUMAN", 4L, "CONTESTED", 26L));
        }

        private static long saved(@Nullable PolicyRule off) {
            return off == PolicyRule.COLLAPSE ? 20 : off == PolicyRule.RADAR ? -3 : 0;
        }

        private static String name(@Nullable PolicyRule off) {
            return off == null ? "all" : off.word();
        }
    }

    private final TiringMachine machine = new TiringMachine();

    private RuleCosts measured(int rounds, PolicyRule... rules) {
        return RuleCosts.measure(machine, List.of(rules), rounds, line -> {});
    }

    @Test
    void shouldPutTwoReplaysWithoutARuleBetweenTwoWithAllAndTurnTheOrderRound() {
        measured(2, PolicyRule.COLLAPSE, PolicyRule.RADAR, PolicyRule.TIMING);

        assertThat(machine.warmUps).containsExactly("all", "collapse", "radar", "timing");
        assertThat(machine.runs.subList(1, machine.runs.size()))
                .containsExactly(
                        "all",
                        "collapse",
                        "radar",
                        "all",
                        "timing",
                        "all",
                        "all",
                        "timing",
                        "radar",
                        "all",
                        "collapse",
                        "all");
    }

    @Test
    void shouldFindWhatARuleCostsThoughTheMachineTires() {
        RuleCosts costs = measured(2, PolicyRule.COLLAPSE, PolicyRule.RADAR);

        Cost collapse = costs.rules().get(0);
        assertThat(collapse.rule()).isEqualTo("collapse");
        assertThat(collapse.number()).isEqualTo(1);
        assertThat(collapse.micros().median()).isCloseTo(20, within(1e-9));
        // Half a microsecond too much in one round, too little in the other.
        assertThat(collapse.micros().low()).isCloseTo(19.5, within(1e-9));
        assertThat(collapse.micros().high()).isCloseTo(20.5, within(1e-9));
        assertThat(collapse.processMicros().median()).isCloseTo(40, within(1e-9));
        assertThat(collapse.bytes()).isEqualTo(new Range(200, 200, 200));
    }

    @Test
    void shouldSayWhatARuleSaves() {
        RuleCosts costs = measured(1, PolicyRule.RADAR);

        Cost radar = costs.rules().get(0);
        assertThat(radar.micros().median()).isCloseTo(-3, within(1e-9));
        assertThat(radar.decisions()).isEqualTo(30);
        assertThat(radar.lanes()).isEqualTo(Map.of("HUMAN", 30L));
        assertThat(costs.decisions()).isEqualTo(40);
        assertThat(costs.lanes()).isEqualTo(Map.of("CONTESTED", 26L, "HUMAN", 4L));
    }

    @Test
    void shouldSayByHowMuchTheSameReplayDiffers() {
        assertThat(measured(1, PolicyRule.TIMING).noise().median()).isCloseTo(2, within(1e-9));
        assertThat(measured(1, PolicyRule.TIMING, PolicyRule.CHANCE).noise().median())
                .isCloseTo(3, within(1e-9));
    }

    @Test
    void shouldGiveTheMiddleAndWhatNineOfTenLieBetween() {
        assertThat(Range.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Range(2, 1, 3));
        assertThat(Range.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Range(2.5, 1, 4));
        List<Double> forty = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            forty.add((double) i);
        }
        assertThat(Range.of(forty)).isEqualTo(new Range(20.5, 2, 38));
    }

    @Test
    void shouldPrintARowForEachRuleAndOneForAllTogether() {
        StringWriter text = new StringWriter();
        Table table = RuleCostsTable.of(measured(2, PolicyRule.COLLAPSE, PolicyRule.RADAR));

        table.print(new PrintWriter(text, true));

        List<String> rows = text.toString()
                .lines()
                .map(row -> row.strip().replaceAll(" +", " "))
                .toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("rule off us/signal from .. to share bytes decisions HUMAN");
        assertThat(rows.get(1)).startsWith("none ").endsWith(" 500 40 4 0 26 0 0 0 0");
        assertThat(rows.get(2)).startsWith("1 collapse +20.0 +19.5 .. +20.5 +").contains(" +200 40 4 0 26 ");
        assertThat(rows.get(3)).startsWith("6 radar -3.0 -3.5 .. -2.5 -").contains(" -30 30 30 0 0 ");
    }
}
