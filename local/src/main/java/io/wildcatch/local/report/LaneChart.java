package io.wildcatch.local.report;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many opportunities are in each lane, day by day: a small chart for each lane, each with its own scale. */
final class LaneChart {

    static final List<Lane> SHOWN = List.of(Lane.HUMAN, Lane.AUTOMATION, Lane.CONTESTED, Lane.SUPPRESSED, Lane.HELD);

    private static final int MOST_STEPS = 120;
    private static final double WIDTH = 300;
    private static final double HEIGHT = 70;

    private final List<Decision> decisions;
    private final Instant start;
    private final long step;
    private final int steps;

    private LaneChart(List<Decision> decisions) {
        this.decisions = decisions;
        this.start = Instant.parse(Texts.day(decisions.get(0).getAt()) + "T00:00:00Z");
        Instant end = decisions.get(decisions.size() - 1).getAt();
        long days = Duration.between(start, end).toDays() + 1;
        this.step = Duration.ofDays((days + MOST_STEPS - 1) / MOST_STEPS).toMillis();
        this.steps = (int) (Duration.between(start, end).toMillis() / step) + 1;
    }

    static String css(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }

    static Html of(List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return Html.of("<p class=\"empty\">%s</p>", "Nothing was decided.");
        }
        LaneChart chart = new LaneChart(decisions);
        Map<Lane, long[]> standing = chart.standing();
        List<Html> panels = new ArrayList<>();
        for (Lane lane : SHOWN) {
            panels.add(chart.panel(lane, standing.getOrDefault(lane, new long[chart.steps])));
        }
        return Html.of("<div class=\"panels\">%s</div>", Html.all(panels));
    }

    /** Opportunities in each lane at the end of each step. */
    private Map<Lane, long[]> standing() {
        Map<String, Lane> lanes = new HashMap<>();
        Map<Lane, Long> counts = new EnumMap<>(Lane.class);
        Map<Lane, long[]> standing = new EnumMap<>(Lane.class);
        int at = 0;
        for (int i = 0; i < steps; i++) {
            long end = start.toEpochMilli() + (i + 1) * step;
            while (at < decisions.size() && decisions.get(at).getAt().toEpochMilli() < end) {
                Decision decision = decisions.get(at++);
                Lane before = lanes.put(decision.getOpportunityId(), decision.getLane());
                counts.merge(decision.getLane(), 1L, Long::sum);
                if (before != null) {
                    counts.merge(before, -1L, Long::sum);
                }
            }
            for (Map.Entry<Lane, Long> count : counts.entrySet()) {
                standing.computeIfAbsent(count.getKey(), any -> new long[steps])[i] = count.getValue();
            }
        }
        return standing;
    }

    private Html panel(Lane lane, long[] counts) {
        long most = Arrays.stream(counts).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            double x = counts.length == 1 ? WIDTH : WIDTH * i / (counts.length - 1);
            double y = HEIGHT - (most == 0 ? 0 : (HEIGHT - 4) * counts[i] / most);
            line.append(i == 0 ? "" : " ").append(Texts.point(x)).append(',').append(Texts.point(y));
        }
        String label = "%s: %s at most, %s at the end"
                .formatted(lane.name(), Texts.count(most), Texts.count(counts[counts.length - 1]));
        return Html.of(
                """
                <figure><figcaption><b class="key lane-%s"></b>%s <span class="n">at most %s, at the end %s</span></figcaption>
                <svg class="area" viewBox="0 0 %s %s" preserveAspectRatio="none" role="img" aria-label="%s">\
                <polygon class="lane-%s soft" points="0,%s %s %s,%s"/><polyline class="lane-%s line" points="%s"/></svg>
                <div class="axis"><span>%s</span><span>%s</span></div></figure>""",
                css(lane),
                lane.name(),
                Texts.count(most),
                Texts.count(counts[counts.length - 1]),
                Texts.point(WIDTH),
                Texts.point(HEIGHT),
                label,
                css(lane),
                Texts.point(HEIGHT),
                line,
                Texts.point(WIDTH),
                Texts.point(HEIGHT),
                css(lane),
                line,
                Texts.day(start),
                Texts.day(decisions.get(decisions.size() - 1).getAt()));
    }
}
