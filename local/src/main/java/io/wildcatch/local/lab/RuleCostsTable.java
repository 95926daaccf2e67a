package io.wildcatch.local.lab;

import io.wildcatch.local.cli.Table;
import io.wildcatch.local.lab.RuleCosts.Cost;
import io.wildcatch.local.lab.RuleCosts.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What rules cost, for people: first everything together, then a row for each rule. */
public final class RuleCostsTable {

    private static final List<String> LANES =
            List.of("HUMAN", "AUTOMATION", "CONTESTED", "HELD", "SUPPRESSED", "EXPIRED", "CLOSED");

    private RuleCostsTable() {}

    /** CPU in µs for each signal with its range, share of the whole, bytes for each signal, decisions and lanes without it. */
    public static Table of(RuleCosts costs) {
        Table table = new Table();
        List<String> head = new ArrayList<>(List.of(
                "", "rule off", right("us/signal"), "from .. to", right("share"), right("bytes"), right("decisions")));
        LANES.forEach(lane -> head.add(right(lane)));
        table.row(head.toArray(String[]::new));
        table.row(row("", "none", whole(costs), costs.decisions(), costs.lanes()));
        for (Cost cost : costs.rules()) {
            table.row(row(
                    "%2d".formatted(cost.number()), cost.rule(), figures(cost, costs), cost.decisions(), cost.lanes()));
        }
        return table;
    }

    private static String[] row(
            String number, String rule, List<String> figures, long decisions, Map<String, Long> lanes) {
        List<String> cells = new ArrayList<>(List.of(number, rule));
        cells.addAll(figures);
        cells.add(count(decisions));
        LANES.forEach(lane -> cells.add(count(lanes.getOrDefault(lane, 0L))));
        return cells.toArray(String[]::new);
    }

    private static List<String> whole(RuleCosts costs) {
        Range micros = costs.micros();
        return List.of(
                right("%.1f".formatted(micros.median())),
                "%.1f .. %.1f".formatted(micros.low(), micros.high()),
                right("100.0 %"),
                right("%,.0f".formatted(costs.bytes().median())));
    }

    private static List<String> figures(Cost cost, RuleCosts costs) {
        Range micros = cost.micros();
        return List.of(
                right("%+.1f".formatted(micros.median())),
                "%+.1f .. %+.1f".formatted(micros.low(), micros.high()),
                right("%+.1f %%"
                        .formatted(100 * micros.median() / costs.micros().median())),
                right("%+,.0f".formatted(cost.bytes().median())));
    }

    private static String count(long count) {
        return right("%,d".formatted(count));
    }

    private static String right(String text) {
        return "%10s".formatted(text);
    }
}
