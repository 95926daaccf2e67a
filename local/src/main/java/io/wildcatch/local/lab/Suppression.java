package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was stopped came back.
 *
 * @param stopped times that an opportunity came into the lane SUPPRESSED, or got another moment at which that lifts
 * @param back those that later came into another lane but EXPIRED and CLOSED
 * @param ended those that later expired or were closed
 * @param waiting those still in the lane at the last decision of all
 * @param overdue of those waiting, the ones whose {@code liftsAt} had passed by an hour: should be 0
 * @param byRule times by rule
 */
public record Suppression(long stopped, long back, long ended, long waiting, long overdue, Map<String, Long> byRule) {

    private static final Duration GRACE = Duration.ofHours(1);

    static Suppression of(Trial trial) {
        Map<String, List<Decision>> paths = new HashMap<>();
        trial.decisions()
                .forEach(decision -> paths.computeIfAbsent(decision.getOpportunityId(), id -> new ArrayList<>())
                        .add(decision));
        Instant end = trial.decisions().stream()
                .map(Decision::getAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        Count count = new Count(end);
        paths.values().forEach(count::path);
        return new Suppression(count.stopped, count.back, count.ended, count.waiting, count.overdue, count.byRule);
    }

    private static final class Count {
        private final Instant end;
        private final Map<String, Long> byRule = new TreeMap<>();
        private long stopped;
        private long back;
        private long ended;
        private long waiting;
        private long overdue;

        Count(Instant end) {
            this.end = end;
        }

        void path(List<Decision> path) {
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).getLane() == Lane.SUPPRESSED) {
                    stop(path.get(i), i + 1 < path.size() ? path.get(i + 1) : null);
                }
            }
        }

        private void stop(Decision stop, @Nullable Decision next) {
            stopped++;
            byRule.merge(stop.getRule(), 1L, Long::sum);
            if (next == null) {
                waiting++;
                overdue += due(stop) ? 1 : 0;
            } else if (next.getLane() == Lane.EXPIRED || next.getLane() == Lane.CLOSED) {
                ended++;
            } else if (next.getLane() != Lane.SUPPRESSED) {
                back++;
            }
        }

        private boolean due(Decision stop) {
            return stop.getLiftsAt() != null && stop.getLiftsAt().plus(GRACE).isBefore(end);
        }
    }
}
