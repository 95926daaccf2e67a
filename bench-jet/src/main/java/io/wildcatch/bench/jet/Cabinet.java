package io.wildcatch.bench.jet;

import com.hazelcast.jet.Util;
import com.hazelcast.jet.datamodel.Tuple3;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a processor keeps of homes: ledgers, dossiers and when they come up. It is all on the heap. */
final class Cabinet {

    private static final long NEVER = Long.MAX_VALUE;

    private final Map<String, File> files = new HashMap<>();
    private final NavigableSet<Due> dues =
            new TreeSet<>(Comparator.comparingLong(Due::at).thenComparing(Due::home));

    /** Of a home. */
    static final class File {
        byte @Nullable [] ledger;
        final TreeMap<String, byte[]> dossier = new TreeMap<>();
        private long due = NEVER;
    }

    /** @param at event time, milliseconds since 1970 */
    record Due(String home, long at) {}

    File of(String home) {
        return files.computeIfAbsent(home, name -> new File());
    }

    /** A home has one due time at the most. */
    void wake(String home, long at) {
        of(home).due = at;
        dues.add(new Due(home, at));
    }

    void letSleep(String home, long at) {
        if (dues.remove(new Due(home, at))) {
            of(home).due = NEVER;
        }
    }

    /** Takes out what is due first; null: nothing is due before that time. */
    @Nullable
    Due takeDueBefore(long time) {
        if (dues.isEmpty() || dues.first().at() >= time) {
            return null;
        }
        Due due = dues.first();
        letSleep(due.home(), due.at());
        return due;
    }

    /** Everything, by home. */
    Stream<Map.Entry<Object, Object>> kept() {
        return files.entrySet().stream().map(entry -> {
            File file = entry.getValue();
            return Util.entry(entry.getKey(), Tuple3.tuple3(file.ledger, file.dossier, file.due));
        });
    }

    /** Takes back what was kept. */
    @SuppressWarnings("unchecked")
    void restore(String home, Object kept) {
        var tuple = (Tuple3<byte @Nullable [], Map<String, byte[]>, Long>) kept;
        File file = of(home);
        file.ledger = tuple.f0();
        file.dossier.putAll(tuple.f1());
        if (tuple.f2() != NEVER) {
            wake(home, tuple.f2());
        }
    }
}
