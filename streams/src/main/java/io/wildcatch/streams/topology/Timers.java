package io.wildcatch.streams.topology;

import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What time alone brings about next, for whoever drives the topology by event time. */
public final class Timers {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> due;

    /** @param stores finds a store of the running topology by its name */
    public Timers(Function<String, ReadOnlyKeyValueStore<Bytes, byte[]>> stores) {
        due = stores.apply(StoreNames.DUE);
    }

    /** Event time of the next timer at the earliest; {@link Long#MAX_VALUE}: there is none. */
    public long next() {
        return DueIndex.first(due);
    }
}
