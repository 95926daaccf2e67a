package io.wildcatch.local.report;

import io.wildcatch.event.BuyingGroup;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What went to sellers, with its reasons as they were when it first went; the most valuable first. */
final class OpportunityList {

    private static final int MOST = 200;

    private record Entry(Decision first, Decision last) {
        double value() {
            return first.getExpectedValue();
        }
    }

    private OpportunityList() {}

    static Html of(ReportData data) {
        List<Entry> entries = entries(data.decisions());
        if (entries.isEmpty()) {
            return Html.of("<p class=\"empty\">%s</p>", "Nothing went to a seller.");
        }
        List<Html> items = new ArrayList<>();
        entries.stream().limit(MOST).forEach(entry -> items.add(item(entry, data.names())));
        String more = entries.size() > MOST
                ? String.format(Locale.ROOT, "The %d most valuable of %s.", MOST, Texts.count(entries.size()))
                : Texts.count(entries.size()) + " in all.";
        return Html.of("<p>%s</p><div class=\"list\">%s</div>", more, Html.all(items));
    }

    private static List<Entry> entries(List<Decision> decisions) {
        Map<String, Decision> first = new LinkedHashMap<>();
        Map<String, Decision> last = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            if (decision.getLane() == Lane.HUMAN) {
                first.putIfAbsent(decision.getOpportunityId(), decision);
            }
            last.put(decision.getOpportunityId(), decision);
        }
        List<Entry> entries = new ArrayList<>();
        first.forEach((id, decision) -> entries.add(new Entry(decision, last.getOrDefault(id, decision))));
        entries.sort(Comparator.comparingDouble(Entry::value)
                .reversed()
                .thenComparing(entry -> entry.first().getOpportunityId()));
        return entries;
    }

    private static Html item(Entry entry, Map<String, String> names) {
        Decision decision = entry.first();
        List<Html> reasons = new ArrayList<>();
        decision.getWhy().forEach(reason -> reasons.add(Html.of("<li>%s</li>", reason)));
        return Html.of(
                """
                <details><summary><span class="who">%s</span> <span class="what">%s</span>\
                <span class="facts">%s · P %s · rivals %s · chance %s%s</span></summary>
                <p>%s</p><ul>%s</ul><p class="small">%s</p></details>""",
                names.getOrDefault(decision.getAccountId(), decision.getAccountId()),
                decision.getOffering(),
                Texts.money(decision.getExpectedValue()),
                Texts.fixed(decision.getProbability(), 2),
                Texts.fixed(decision.getExpectedRivals().getMean(), 1),
                Texts.percent(decision.getWinProbability()),
                decision.getExploration() ? " · exploration" : "",
                fate(entry),
                Html.all(reasons),
                origin(decision));
    }

    private static String fate(Entry entry) {
        Decision first = entry.first();
        Decision last = entry.last();
        String went = "To %s on %s (%s)."
                .formatted(
                        Objects.toString(first.getSellerId(), "no seller yet"),
                        Texts.minute(first.getAt()),
                        first.getRule());
        return last.getLane() == Lane.HUMAN
                ? went
                : went + " %s since %s (%s).".formatted(last.getLane(), Texts.minute(last.getAt()), last.getRule());
    }

    private static String origin(Decision decision) {
        BuyingGroup group = decision.getBuyingGroup();
        return String.format(
                Locale.ROOT,
                "%s · shown by %s · %d of %d people seen · opportunity %s · policy %s",
                decision.getAccountId(),
                String.join(", ", decision.getSources()),
                group.getSeen(),
                group.getExpected(),
                decision.getOpportunityId(),
                decision.getPolicyVersion());
    }
}
