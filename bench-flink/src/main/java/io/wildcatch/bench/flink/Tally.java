package io.wildcatch.bench.flink;

import io.wildcatch.streams.domain.Fate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What all functions of one run count together. Flink makes the functions, so that they find it by the run's name: all are
 * in this process.
 */
final class Tally {

    private static final Map<String, Tally> ALL = new ConcurrentHashMap<>();

    private final AtomicLongArray fates = new AtomicLongArray(Fate.values().length);
    private final AtomicLong stateBytes = new AtomicLong();

    static Tally of(PeerSettings settings) {
        return ALL.computeIfAbsent(settings.application(), name -> new Tally());
    }

    static void forget(PeerSettings settings) {
        ALL.remove(settings.application());
    }

    void count(Fate fate) {
        fates.incrementAndGet(fate.ordinal());
    }

    /** So many bytes of keys and values are kept more, or fewer. */
    void keeps(long bytes) {
        stateBytes.addAndGet(bytes);
    }

    Map<Fate, Long> fates() {
        Map<Fate, Long> told = new TreeMap<>();
        for (Fate fate : Fate.values()) {
            told.put(fate, fates.get(fate.ordinal()));
        }
        return told;
    }

    long stateBytes() {
        return stateBytes.get();
    }
}
