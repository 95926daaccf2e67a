package io.wildcatch.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Which ledgers are due when: one range scan finds all that are. */
final class DueIndex {

    /** Sorts after every time: where the event clock is kept. */
    private static final Bytes CLOCK = key(Long.MAX_VALUE, "clock");

    private static final Bytes BEGINNING = key(0, "");
    private static final byte[] NOTHING = new byte[0];

    /**
     * @param due time
     * @param home of the ledger
     */
    record Entry(long due, String home) {}

    private final KeyValueStore<Bytes, byte[]> store;
    /** No entry is due before: so that most rounds end without a look at the store. */
    private long earliest;

    DueIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(long due, String home) {
        store.put(key(due, home), NOTHING);
        earliest = Math.min(earliest, due);
    }

    void remove(long due, String home) {
        store.delete(key(due, home));
    }

    /**
     * Hands on up to {@code limit} entries that are due, earliest first. Each is taken out when its turn comes: one that
     * fails takes no other with it.
     *
     * @return how many there were
     */
    int each(long now, int limit, Consumer<Entry> action) {
        List<Entry> due = due(now, limit);
        try {
            for (Entry entry : due) {
                remove(entry.due(), entry.home());
                action.accept(entry);
            }
        } catch (RuntimeException e) {
            // what is left is looked for again
            earliest = 0;
            throw e;
        }
        return due.size();
    }

    private List<Entry> due(long now, int limit) {
        if (now < earliest) {
            return List.of();
        }
        List<Entry> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(BEGINNING, CLOCK)) {
            earliest = Long.MAX_VALUE;
            while (rows.hasNext()) {
                Entry next = entry(rows.next().key);
                if (next.due() > now || due.size() == limit) {
                    earliest = next.due();
                    break;
                }
                due.add(next);
            }
        }
        return due;
    }

    /** When the first entry is due; {@link Long#MAX_VALUE}: there is none. */
    static long first(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            return rows.hasNext() ? due(rows.next().key) : Long.MAX_VALUE;
        }
    }

    EventClock clock(long wall) {
        return EventClock.restored(store.get(CLOCK), wall);
    }

    void keep(EventClock clock) {
        store.put(CLOCK, clock.keep());
    }

    /** Times are after 1970, so that their big-endian bytes sort as they do. */
    private static Bytes key(long due, String home) {
        byte[] name = home.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(due)
                .put(name)
                .array());
    }

    private static long due(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    private static Entry entry(Bytes key) {
        ByteBuffer buffer = ByteBuffer.wrap(key.get());
        long due = buffer.getLong();
        return new Entry(due, StandardCharsets.UTF_8.decode(buffer).toString());
    }
}
