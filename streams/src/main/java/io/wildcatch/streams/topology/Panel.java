package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Hashes;
import io.wildcatch.streams.domain.learning.Strand;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which strands of evidence showed which companies, in stretches of time as long as an opportunity lasts without a signal.
 * Of very many companies a part is kept, by the hashes of their homes.
 */
final class Panel {

    private static final String ROW = "strands\0";
    private static final String SHARE = "panel-share";
    /** More rows than that are not kept. */
    private static final int MOST = 20_000;
    /** So much more is news. */
    private static final double NEWS = 1.02;

    private final KeyValueStore<String, byte[]> store;
    /** In the order of time. */
    private final TreeMap<String, SortedSet<Strand>> rows = new TreeMap<>();

    private final TreeMap<SortedSet<Strand>, Integer> counts = new TreeMap<>(Strand.TOGETHER);
    private double share;
    private long latest = Long.MIN_VALUE;
    private String latestBeginning = "";
    private long shown;
    private long known;

    Panel(KeyValueStore<String, byte[]> store) {
        this.store = store;
        byte[] bytes = store.get(SHARE);
        share = bytes == null ? 1 : new ByteSource(bytes).readDouble();
        try (KeyValueIterator<String, byte[]> all = store.prefixScan(ROW, new StringSerializer())) {
            all.forEachRemaining(row -> put(row.key, strands(row.value)));
        }
    }

    /** Start of the stretch that a time is in. */
    static long stretch(Policy policy, long time) {
        long length = policy.routing().expiry().toMillis();
        return Math.floorDiv(time, length) * length;
    }

    void add(String home, long stretch, Strand strand) {
        String key = beginning(stretch) + home;
        SortedSet<Strand> before = rows.getOrDefault(key, Collections.emptySortedSet());
        if (isLeftOut(home)
                || before.stream().anyMatch(other -> other.isLike(strand) && other.grade() >= strand.grade())) {
            return;
        }
        SortedSet<Strand> strands = new TreeSet<>(before);
        strands.removeIf(strand::isLike);
        strands.add(strand);
        put(key, strands);
        store.put(key, bytes(strands));
        if (rows.size() > MOST) {
            thin();
        }
    }

    /** Nearly all that comes is of one stretch, and digits take longer than the rest. */
    private String beginning(long stretch) {
        if (stretch != latest) {
            latest = stretch;
            latestBeginning = ROW + Lessons.inOrder(stretch) + '\0';
        }
        return latestBeginning;
    }

    private void put(String key, SortedSet<Strand> strands) {
        count(rows.put(key, strands), -1);
        count(strands, 1);
    }

    private void remove(String key) {
        count(rows.remove(key), -1);
        store.delete(key);
    }

    private void count(@Nullable SortedSet<Strand> strands, int rowsMore) {
        if (strands != null) {
            shown += (long) rowsMore * strands.size();
            counts.merge(strands, rowsMore, (some, more) -> some + more == 0 ? null : some + more);
        }
    }

    private boolean isLeftOut(String home) {
        return share < 1 && (Hashes.of(home) >>> 11) * 0x1p-53 >= share;
    }

    private void thin() {
        share /= 2;
        ByteSink out = new ByteSink();
        out.writeDouble(share);
        store.put(SHARE, out.toBytes());
        rows.keySet().stream()
                .filter(key -> isLeftOut(key.substring(key.lastIndexOf('\0') + 1)))
                .toList()
                .forEach(this::remove);
    }

    /** Whether enough has come to look at it again. */
    boolean isNews() {
        return shown > known * NEWS;
    }

    /** Companies by what showed them since {@code from}; what is older is forgotten. */
    SortedMap<SortedSet<Strand>, Integer> since(long from) {
        String oldest = ROW + Lessons.inOrder(Math.max(0, from));
        while (!rows.isEmpty() && rows.firstKey().compareTo(oldest) < 0) {
            remove(rows.firstKey());
        }
        known = shown;
        return Collections.unmodifiableSortedMap(counts);
    }

    private static byte[] bytes(Set<Strand> strands) {
        ByteSink out = new ByteSink();
        out.writeList(List.copyOf(strands), strand -> {
            out.writeString(strand.kind());
            out.writeString(strand.source());
            out.writeInt(strand.grade());
        });
        return out.toBytes();
    }

    private static SortedSet<Strand> strands(byte[] bytes) {
        SortedSet<Strand> strands = new TreeSet<>();
        ByteSource in = new ByteSource(bytes);
        in.readList(() -> strands.add(new Strand(in.readText(), in.readText(), in.readInt())));
        return strands;
    }
}
