package io.wildcatch.local.replay.inline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What came of a record and waits, in the order in which a task of Kafka Streams would take it: what a global table reads
 * at once; of the rest, topic by topic in the order of arrival, the record with the earliest timestamp.
 */
final class Backlog {

    record Pending(String topic, Record<Object, Object> record, long arrival) {}

    private final ArrayDeque<Pending> tables = new ArrayDeque<>();
    private final Map<String, ArrayDeque<Pending>> byTopic = new HashMap<>();
    /** The same, to be gone through. */
    private final List<ArrayDeque<Pending>> topics = new ArrayList<>();

    private long arrivals;

    /** @param table whether a global table reads the topic */
    void add(String topic, Record<Object, Object> record, boolean table) {
        Pending pending = new Pending(topic, record, arrivals++);
        if (table) {
            tables.add(pending);
            return;
        }
        ArrayDeque<Pending> waiting = byTopic.get(topic);
        if (waiting == null) {
            waiting = new ArrayDeque<>();
            byTopic.put(topic, waiting);
            topics.add(waiting);
        }
        waiting.add(pending);
    }

    /** @return null when nothing waits */
    @Nullable
    Pending next() {
        if (!tables.isEmpty()) {
            return tables.poll();
        }
        ArrayDeque<Pending> first = null;
        for (ArrayDeque<Pending> waiting : topics) {
            if (!waiting.isEmpty() && (first == null || isBefore(waiting.element(), first.element()))) {
                first = waiting;
            }
        }
        return first == null ? null : first.poll();
    }

    private static boolean isBefore(Pending one, Pending other) {
        int time = Long.compare(one.record().timestamp(), other.record().timestamp());
        return time != 0 ? time < 0 : one.arrival() < other.arrival();
    }
}
