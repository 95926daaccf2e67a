package io.wildcatch.local.console.view;

import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every source with its reach, and how that moved. */
final class SourceBoard {

    private static final int POINTS_KEPT = 100;

    /** Reach as it was learnt at a time. */
    record Point(Instant at, SourceReach reach) {}

    /**
     * One source.
     *
     * @param settings as configured; null: nobody has, the source just turned up
     * @param history reach over time, oldest first; empty: nothing learnt yet
     */
    record Standing(String id, @Nullable Source settings, List<Point> history) {}

    private final Map<String, Source> settings = new TreeMap<>();
    private final Map<String, Deque<Point>> history = new TreeMap<>();

    void source(String id, @Nullable Source source) {
        if (source == null) {
            settings.remove(id);
        } else {
            settings.put(id, source);
        }
    }

    void learnt(String id, Instant at, @Nullable SourceReach reach) {
        if (reach == null) {
            history.remove(id);
            return;
        }
        Deque<Point> points = history.computeIfAbsent(id, s -> new ArrayDeque<>());
        points.addLast(new Point(at, reach));
        if (points.size() > POINTS_KEPT) {
            points.removeFirst();
        }
    }

    List<Standing> standings() {
        TreeSet<String> ids = new TreeSet<>(settings.keySet());
        ids.addAll(history.keySet());
        return ids.stream()
                .map(id -> new Standing(
                        id,
                        settings.get(id),
                        List.copyOf(Optional.ofNullable(history.get(id)).orElseGet(ArrayDeque::new))))
                .toList();
    }
}
