package io.wildcatch.local.report;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many signals came in, what became of them, how many opportunities that made, and which lanes these were in. */
final class Funnel {

    private static final List<String> FATES = List.of("used", "duplicate", "late", "unresolved", "rejected");

    private Funnel() {}

    static Html of(ReportData data) {
        Map<Lane, Set<String>> byLane = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (Decision decision : data.decisions()) {
            all.add(decision.getOpportunityId());
            byLane.computeIfAbsent(decision.getLane(), lane -> new HashSet<>()).add(decision.getOpportunityId());
        }
        long signals = data.fates().getOrDefault("signals", 0L);
        List<Html> rows = new ArrayList<>();
        rows.add(bar("signals", signals, signals, "whole"));
        for (String fate : FATES) {
            rows.add(bar(fate, data.fates().getOrDefault(fate, 0L), signals, "part"));
        }
        List<Html> lanes = new ArrayList<>();
        lanes.add(bar("opportunities", all.size(), all.size(), "whole"));
        for (Lane lane : LaneChart.SHOWN) {
            lanes.add(bar(
                    lane.name(),
                    byLane.getOrDefault(lane, Set.of()).size(),
                    all.size(),
                    "lane-" + LaneChart.css(lane)));
        }
        return Html.of("""
                <div class="columns"><table class="bars"><caption>Signals, by what became of them</caption>%s</table>
                <table class="bars"><caption>Opportunities, by the lanes they were in at some time</caption>%s</table></div>""", Html.all(rows), Html.all(lanes));
    }

    private static Html bar(String name, long count, long whole, String kind) {
        double share = whole == 0 ? 0 : (double) count / whole;
        return Html.of(
                "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"bar\"><svg viewBox=\"0 0 100 10\""
                        + " preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"track\" width=\"100\" height=\"10\"/>"
                        + "<rect class=\"%s\" width=\"%s\" height=\"10\"/></svg></td><td class=\"n\">%s</td></tr>",
                name, Texts.count(count), kind, Texts.point(100 * share), Texts.percent(share));
    }
}
