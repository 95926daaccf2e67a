package io.wildcatch.local.replay;

import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.topology.Meter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals by fate in one replay, which one thread drives. */
final class Tally implements Meter {

    /** What became of one signal. */
    record Line(
            String source,
            String id,
            Fate fate,
            @Nullable String home,
            @Nullable String event) {}

    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> moves = new HashMap<>();

    @Override
    public void tell(Fate fate, String source, String id, @Nullable String home, @Nullable String event) {
        counts.merge(fate, 1L, Long::sum);
        lines.add(new Line(source, id, fate, home, event));
    }

    @Override
    public void moved(String from, String to) {
        moves.put(from, to);
    }

    /** Homes that companies no longer go by, with those that they went to. */
    Map<String, String> moves() {
        return moves;
    }

    long of(Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }

    /** By source and id; of resends, by fate. */
    List<Line> lines() {
        lines.sort(Tally::compare);
        return lines;
    }

    private static int compare(Line one, Line other) {
        int bySource = one.source().compareTo(other.source());
        int byId = bySource != 0 ? bySource : one.id().compareTo(other.id());
        return byId != 0 ? byId : one.fate().compareTo(other.fate());
    }
}
