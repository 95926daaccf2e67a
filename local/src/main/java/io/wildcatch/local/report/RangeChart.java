package io.wildcatch.local.report;

import io.wildcatch.local.lab.Ranges;
import java.util.ArrayList;
import java.util.List;

/** Estimates with their intervals, one row each: reach of sources, and buyers of segments. */
final class RangeChart {

    private RangeChart() {}

    static Html reach(List<Ranges.ReachEstimate> reach) {
        if (reach.isEmpty()) {
            return Html.of("<p class=\"empty\">%s</p>", "No sources are declared.");
        }
        List<Html> rows = new ArrayList<>();
        for (Ranges.ReachEstimate line : reach) {
            rows.add(Html.of(
                    "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"bar\">%s</td>"
                            + "<td class=\"n\">%s–%s</td><td class=\"n\">%s</td></tr>",
                    line.source(),
                    Texts.fixed(line.mean(), 2),
                    range(line.low(), line.mean(), line.high()),
                    Texts.fixed(line.low(), 2),
                    Texts.fixed(line.high(), 2),
                    Texts.count(line.observations())));
        }
        return Html.of("""
                <table class="bars ranges"><thead><tr><th scope="col">source</th><th scope="col">reach</th>\
                <td class="bar scale"><span>0</span><span>1</span></td><th scope="col">90 %%</th>\
                <th scope="col">observed</th></tr></thead><tbody>%s</tbody></table>""", Html.all(rows));
    }

    static Html coverage(List<Ranges.CoverageEstimate> coverage) {
        if (coverage.isEmpty()) {
            return Html.of(
                    "<p class=\"empty\">%s</p>",
                    "No estimate: that needs buyers that were shown by exactly one and by exactly two families of sources.");
        }
        double most = coverage.stream()
                .mapToDouble(line -> Math.max(line.high(), line.estimated()))
                .max()
                .orElse(1);
        List<Html> rows = new ArrayList<>();
        for (Ranges.CoverageEstimate line : coverage) {
            rows.add(Html.of(
                    "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                            + "<td class=\"bar\">%s</td><td class=\"n\">%s–%s</td></tr>",
                    line.segment(),
                    Texts.fixed(line.observed(), 0),
                    Texts.fixed(line.estimated(), 0),
                    range(line.low() / most, line.estimated() / most, line.high() / most),
                    Texts.fixed(line.low(), 0),
                    Texts.fixed(line.high(), 0)));
        }
        return Html.of("""
                <table class="bars ranges"><thead><tr><th scope="col">segment</th><th scope="col">shown</th>\
                <th scope="col">estimated</th><td class="bar scale"><span>0</span><span>%s</span></td>\
                <th scope="col">95 %%</th></tr></thead><tbody>%s</tbody></table>""", Texts.fixed(most, 0), Html.all(rows));
    }

    /** All from 0 to 1. */
    private static Html range(double low, double middle, double high) {
        return Html.of(
                "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"track\" y=\"4\""
                        + " width=\"100\" height=\"2\"/><rect class=\"span\" x=\"%s\" y=\"2\" width=\"%s\" height=\"6\"/>"
                        + "<rect class=\"middle\" x=\"%s\" width=\"1\" height=\"10\"/></svg>",
                Texts.point(100 * low),
                Texts.point(Math.max(0.3, 100 * (high - low))),
                Texts.point(Math.max(0, 100 * middle - 0.5)));
    }
}
