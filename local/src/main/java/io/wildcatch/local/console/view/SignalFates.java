package io.wildcatch.local.console.view;

import com.google.common.hash.Hashing;
import io.wildcatch.local.console.view.Counts.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts each signal once, under what became of it and at the time it came: what is taken in is the sum of the rest.
 * Topics are read in no order among each other, so that a fate may be told before its signal has come.
 */
final class SignalFates {

    private final Counts counts;
    private final Map<Long, Namesakes> byId;

    /** @param remembered ids; what becomes of older signals isn't counted any more */
    SignalFates(Counts counts, int remembered) {
        this.counts = counts;
        this.byId = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Namesakes> eldest) {
                return size() > remembered;
            }
        };
    }

    /** A signal has come. One that came before is a duplicate, whatever became of the first. */
    void came(String source, String id, Instant at) {
        counts.passed(Stage.SIGNALS, at, 1);
        namesakes(id).came(source, at);
    }

    /** What became of the signals that some of the sources gave these ids. */
    void told(Collection<String> ids, Collection<String> sources, Stage stage) {
        if (!ids.isEmpty()) {
            Set<String> ofSources = Set.copyOf(sources);
            ids.forEach(id -> namesakes(id).told(ofSources, stage));
        }
    }

    private Namesakes namesakes(String id) {
        long key = Hashing.murmur3_128().hashString(id, StandardCharsets.UTF_8).asLong();
        return byId.computeIfAbsent(key, any -> new Namesakes());
    }

    /** Signals that different sources gave the same id; hardly ever more than one. */
    private final class Namesakes {
        private final List<Arrival> arrivals = new ArrayList<>(1);
        private @Nullable Early early;

        void came(String source, Instant at) {
            for (Arrival arrival : arrivals) {
                if (arrival.source.equals(source)) {
                    counts.passed(Stage.DUPLICATES, at, 1);
                    return;
                }
            }
            boolean known = early != null && early.sources().contains(source);
            Arrival arrival = new Arrival(source, at, known && early != null ? early.stage() : Stage.UNDECIDED);
            arrivals.add(arrival);
            counts.passed(arrival.stage, at, 1);
        }

        void told(Set<String> sources, Stage stage) {
            if (arrivals.isEmpty()) {
                early = early == null || stage.overrules(early.stage()) ? new Early(sources, stage) : early;
            }
            arrivals.stream()
                    .filter(arrival -> sources.contains(arrival.source) && stage.overrules(arrival.stage))
                    .forEach(arrival -> move(arrival, stage));
        }

        private void move(Arrival arrival, Stage stage) {
            counts.passed(arrival.stage, arrival.at, -1);
            counts.passed(stage, arrival.at, 1);
            arrival.stage = stage;
        }
    }

    /** What was told before the signal came. */
    private record Early(Set<String> sources, Stage stage) {}

    private static final class Arrival {
        private final String source;
        private final Instant at;
        private Stage stage;

        Arrival(String source, Instant at, Stage stage) {
            // There are few sources, and many signals.
            this.source = source.intern();
            this.at = at;
            this.stage = stage;
        }
    }
}
