package io.wildcatch.bench.jet;

import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.WatermarkPolicy;

/**
 * Reference data have no event time, and must not hold back that of the signals: theirs is at its end from the start. To
 * call their partitions idle would not do, since what says so gets lost on an edge with several senders, as the first records
 * come.
 */
final class Timeless implements WatermarkPolicy {

    /** The last one that Jet doesn't take for a sign of its own. */
    private static final long END = Long.MAX_VALUE - 1;

    static <T> EventTimePolicy<T> policy() {
        return EventTimePolicy.eventTimePolicy(item -> END, Timeless::new, 1, 0, 0);
    }

    @Override
    public void reportEvent(long timestamp) {}

    @Override
    public long getCurrentWatermark() {
        return END;
    }
}
