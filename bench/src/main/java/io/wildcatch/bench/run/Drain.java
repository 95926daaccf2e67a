package io.wildcatch.bench.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Waits until a group is through with what it has to read, by the offsets that it has committed. */
final class Drain {

    private static final long POLL_MS = 20;
    private static final long PATIENCE = Duration.ofMinutes(5).toNanos();
    /** Long enough for what is on its way from one topic to another to be seen. */
    private static final long CALM = Duration.ofMillis(2L * Stand.COMMIT_MS).toNanos();

    private final GroupOffsets group;
    /** What a partition ends with that is no record: the marker of a transaction. */
    private final long tail;

    Drain(Admin admin, String group, Guarantee guarantee) {
        this.group = new GroupOffsets(admin, group);
        this.tail = guarantee == Guarantee.EXACTLY_ONCE_V2 ? 1 : 0;
    }

    /** What was seen at a moment; it is calm while nothing of that changes. */
    private record View(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {

        boolean isThrough(long tail) {
            return ends.entrySet().stream()
                    .allMatch(end ->
                            end.getValue() == 0 || committed.getOrDefault(end.getKey(), 0L) >= end.getValue() - tail);
        }
    }

    /**
     * Returns when all has been read, and nothing new has come of it for a while.
     *
     * @param last offset of the last record of each partition of the signals
     * @param further what it reads besides: partitions that it writes itself, or that had something before
     * @return {@link System#nanoTime} at which this was first so
     * @throws IllegalStateException when it gets no further for five minutes
     */
    long await(Map<TopicPartition, Long> last, Collection<TopicPartition> further) throws InterruptedException {
        View before = new View(Map.of(), Map.of());
        long since = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            Map<TopicPartition, Long> committed = group.committed();
            boolean read = hasRead(committed, last);
            View view = new View(committed, read ? group.ends(further) : Map.of());
            if (!view.equals(before)) {
                before = view;
                since = now;
            } else if (read && view.isThrough(tail) && now - since > CALM) {
                return since;
            } else if (now - since > PATIENCE) {
                throw new IllegalStateException(group + " gets no further: it has read up to " + committed);
            }
            Thread.sleep(POLL_MS);
        }
    }

    private static boolean hasRead(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> last) {
        return last.entrySet().stream()
                .allMatch(entry -> committed.getOrDefault(entry.getKey(), 0L) > entry.getValue());
    }
}
