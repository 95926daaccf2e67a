package io.wildcatch.local.console.view;

import io.wildcatch.event.Lane;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How much went in, came out, and fell by the wayside, over time. */
final class Counts {

    /** Where a signal can be counted: taken in, and then in one of the others. */
    enum Stage {
        SIGNALS,
        /** No decision names it. */
        UNDECIDED,
        DUPLICATES,
        UNRESOLVED,
        REJECTED,
        USED;

        /** Whether a signal that was this is now known to be that: a repeat in one place may count in another. */
        boolean overrules(Stage other) {
            return compareTo(other) > 0;
        }
    }

    private final Map<Stage, CountSeries> stages = new EnumMap<>(Stage.class);
    private final Map<Lane, CountSeries> decisions = new EnumMap<>(Lane.class);

    void passed(Stage stage, Instant at, int count) {
        stages.computeIfAbsent(stage, s -> new CountSeries()).add(at, count);
    }

    void decided(Lane lane, Instant at) {
        decisions.computeIfAbsent(lane, l -> new CountSeries()).add(at, 1);
    }

    long passed(Stage stage, Instant from, Instant to) {
        CountSeries series = stages.get(stage);
        return series == null ? 0 : Math.max(0, series.between(from, to));
    }

    /** Decisions by the lane they gave. */
    Map<Lane, Long> decided(Instant from, Instant to) {
        Map<Lane, Long> counts = new EnumMap<>(Lane.class);
        decisions.forEach((lane, series) -> counts.put(lane, series.between(from, to)));
        return counts;
    }
}
