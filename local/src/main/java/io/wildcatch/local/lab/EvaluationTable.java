package io.wildcatch.local.lab;

import io.wildcatch.local.cli.Table;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An evaluation for people: one row for each figure. */
public final class EvaluationTable {

    private final Table table = new Table();

    private EvaluationTable() {}

    public static Table of(Evaluation evaluation) {
        EvaluationTable rows = new EvaluationTable();
        rows.wins(evaluation);
        rows.buyers(evaluation);
        rows.rivals(evaluation.rivals());
        rows.probability(evaluation.probability());
        rows.estimates(evaluation);
        rows.rules(evaluation.rules());
        return rows.table;
    }

    private void wins(Evaluation evaluation) {
        Wins wins = evaluation.wins();
        Baseline baseline = evaluation.baseline();
        SpeedToLead speed = evaluation.speedToLead();
        row(
                "human contacts",
                count(wins.contacts()),
                "%,d with true buyers, %,d about the right offering, %,d about customers"
                        .formatted(wins.withBuyers(), wins.offeringRight(), wins.customers()));
        row("wins per 100 contacts", number(wins.winsPer100()), "about a purchase: " + number(wins.purchase()));
        row(
                "by signal strength",
                number(baseline.winsPer100()),
                "%,d of %,d accounts buying; ratio %s"
                        .formatted(baseline.withBuyers(), baseline.contacts(), number(baseline.ratio())));
        row("hours to the seller", number(speed.median()), "nine of ten within " + number(speed.p90()));
    }

    private void buyers(Evaluation evaluation) {
        reached("buyers reached", evaluation.buyers().all());
        reached("  quiet", evaluation.buyers().quiet());
        reached("  quiet, no commodity", evaluation.buyers().quietForSellers());
        reached("  loud", evaluation.buyers().loud());
        row("quiet buyers lost", count(evaluation.lost().buyers()), because(evaluation.lost()));
    }

    private static String because(Lost lost) {
        return lost.because().entrySet().stream()
                .map(reason -> count(reason.getValue()) + " " + reason.getKey())
                .collect(Collectors.joining(", "));
    }

    private void reached(String name, Reached reached) {
        row(name, percent(reached.share()), "%,d of %,d".formatted(reached.reached(), reached.buyers()));
    }

    private void rivals(RivalsFit.ByGroup rivals) {
        rivals("rivals, human, buyers", rivals.humanBuyers());
        rivals("rivals, human, episodes", rivals.humanEpisodes());
        rivals("rivals, lanes, buyers", rivals.lanesBuyers());
        rivals("rivals, lanes, episodes", rivals.lanesEpisodes());
        rivals("  same offering", rivals.lanesSameOffering());
    }

    private void rivals(String name, RivalsFit fit) {
        row(
                name,
                signed(fit.bias()),
                "bias; interval holds %s of %,d; expected %s, in truth %s"
                        .formatted(
                                percent(fit.coverage()),
                                fit.decisions(),
                                number(fit.expected()),
                                number(fit.actual())));
    }

    private void probability(ProbabilityFit.ByGroup fit) {
        probability("P(buy), human", fit.human());
        probability("P(buy), human+automation", fit.routed());
        probability("P(buy), customers", fit.customers());
        fit.human()
                .bins()
                .forEach(bin -> row(
                        "  human, from %.1f".formatted(bin.from()),
                        fraction(bin.share()),
                        "share of buyers; mean probability %s, %,d contacts"
                                .formatted(fraction(bin.mean()), bin.decisions())));
    }

    private void probability(String name, ProbabilityFit fit) {
        row(
                name,
                fraction(fit.brier()),
                "Brier; calibration error %s, worst bin of 50 or more %s; %,d decisions"
                        .formatted(fraction(fit.ece()), fraction(fit.worstOf50()), fit.decisions()));
    }

    private void estimates(Evaluation evaluation) {
        ReachFit reach = evaluation.reach();
        row(
                "learned reach",
                fraction(reach.meanAbsoluteError()),
                "mean error; interval holds %s of %,d sources with 30 observations"
                        .formatted(percent(reach.coverage()), reach.sources()));
        reach.lines()
                .forEach(line -> row(
                        "  " + line.source(),
                        fraction(line.mean()),
                        "%s to %s, in truth %s, %,d observations"
                                .formatted(
                                        fraction(line.low()),
                                        fraction(line.high()),
                                        fraction(line.actual()),
                                        line.observations())));
        CoverageFit coverage = evaluation.coverage();
        row(
                "coverage",
                percent(coverage.held()),
                "of %,d segments have an interval that holds the buyers".formatted(coverage.segments()));
        coverage.lines()
                .forEach(line -> row(
                        "  " + line.segment(),
                        number(line.estimated()),
                        "%s to %s, in truth %,d".formatted(number(line.low()), number(line.high()), line.buyers())));
    }

    private void rules(HardRules rules) {
        row("to people who opted out", count(rules.optedOut()), "");
        row(
                "commodities to sellers",
                count(rules.commodities()),
                "basket below %,.0f EUR".formatted(rules.commodityBelow()));
        row(
                "beyond contact budgets",
                count(rules.pressure().person() + rules.pressure().account()),
                "%,d of a person, %,d of an account"
                        .formatted(rules.pressure().person(), rules.pressure().account()));
        row(
                "sellers over capacity",
                count(rules.capacity().over().size()),
                String.join(", ", rules.capacity().over()));
        row("exploration", percent(rules.explorationShare()), "%,d contacts".formatted(rules.exploration()));
        Suppression suppression = rules.suppression();
        row(
                "suppressed",
                count(suppression.stopped()),
                "%,d back, %,d ended, %,d waiting, %,d overdue"
                        .formatted(
                                suppression.back(), suppression.ended(), suppression.waiting(), suppression.overdue()));
    }

    private void row(String name, String value, String detail) {
        table.row(name, "%10s".formatted(value), detail);
    }

    private static String count(long count) {
        return "%,d".formatted(count);
    }

    private static String number(@Nullable Double value) {
        return format("%.1f", value);
    }

    private static String signed(@Nullable Double value) {
        return format("%+.2f", value);
    }

    private static String fraction(@Nullable Double value) {
        return format("%.3f", value);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "-" : format("%.1f %%", 100 * share);
    }

    private static String format(String pattern, @Nullable Double value) {
        return value == null ? "-" : pattern.formatted(value);
    }
}
