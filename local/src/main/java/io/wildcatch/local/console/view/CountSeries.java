package io.wildcatch.local.console.view;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts over time, to the minute where it is recent and to the hour before, so that it stays small whatever happens. A
 * range that begins in the older part begins at its full hour.
 */
final class CountSeries {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int MINUTES_KEPT = 7 * 24 * 60;
    private static final int HOURS_KEPT = 5 * 366 * 24;

    private final TreeMap<Long, Long> minutes = new TreeMap<>();
    private final TreeMap<Long, Long> hours = new TreeMap<>();
    /** From here on minutes are complete. */
    private long minutesFrom = Long.MIN_VALUE;

    /** What was before is forgotten. */
    private long hoursFrom = Long.MIN_VALUE;

    void add(Instant time) {
        add(time, 1);
    }

    /** @param count less than 0 takes back what was added at this time */
    void add(Instant time, int count) {
        long at = time.toEpochMilli();
        if (at < hoursFrom) {
            return;
        }
        hours.merge(floor(at, HOUR), (long) count, Long::sum);
        if (at >= minutesFrom) {
            minutes.merge(floor(at, MINUTE), (long) count, Long::sum);
        }
        if (minutes.size() > MINUTES_KEPT) {
            minutesFrom = minutes.pollFirstEntry().getKey() + MINUTE;
        }
        if (hours.size() > HOURS_KEPT) {
            hoursFrom = hours.pollFirstEntry().getKey() + HOUR;
        }
    }

    /** How many from the first instant, to the minute, until before the second. */
    long between(Instant from, Instant to) {
        long start = from.toEpochMilli();
        long end = to.toEpochMilli();
        if (start >= minutesFrom) {
            return sum(minutes, floor(start, MINUTE), end);
        }
        long seam = floor(minutesFrom + HOUR - 1, HOUR);
        return sum(hours, floor(start, HOUR), Math.min(end, seam)) + sum(minutes, seam, end);
    }

    private static long sum(NavigableMap<Long, Long> buckets, long start, long end) {
        return start >= end
                ? 0
                : buckets.subMap(start, end).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private static long floor(long at, long width) {
        return Math.floorDiv(at, width) * width;
    }
}
