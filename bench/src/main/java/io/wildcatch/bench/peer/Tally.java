package io.wildcatch.bench.peer;

import io.wildcatch.bench.part.Part;
import io.wildcatch.bench.part.PipelinePart;
import io.wildcatch.streams.domain.Fate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What all functions of one run count together. The engine makes the functions, so that they find it by the run's name: all
 * are in this process.
 */
public final class Tally {

    private static final Map<String, Tally> ALL = new ConcurrentHashMap<>();

    private final AtomicLongArray fates = new AtomicLongArray(Fate.values().length);
    private final AtomicLong stateBytes = new AtomicLong();

    public static Tally of(PeerSettings settings) {
        return ALL.computeIfAbsent(settings.application(), name -> new Tally());
    }

    public static void forget(PeerSettings settings) {
        ALL.remove(settings.application());
    }

    public void count(Fate fate) {
        fates.incrementAndGet(fate.ordinal());
    }

    /**
     * What is kept under a key has changed.
     *
     * @param before null: nothing was
     * @param after null: nothing is
     */
    public void keeps(String key, byte @Nullable [] before, byte @Nullable [] after) {
        stateBytes.addAndGet(size(key, after) - size(key, before));
    }

    private static int size(String key, byte @Nullable [] value) {
        return value == null ? 0 : key.length() + value.length;
    }

    /** The fates of signals so far, and how many bytes of keys and values are kept, as {@link Part} has it. */
    public Map<String, String> tells() {
        Map<String, String> told = new HashMap<>();
        for (Fate fate : Fate.values()) {
            told.put(
                    PipelinePart.FATE + fate.name().toLowerCase(Locale.ROOT), Long.toString(fates.get(fate.ordinal())));
        }
        told.put(Part.STATE_BYTES, Long.toString(stateBytes.get()));
        return told;
    }
}
