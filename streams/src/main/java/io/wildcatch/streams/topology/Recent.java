package io.wildcatch.streams.topology;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was worked out lately, by what it was worked out from; the one not asked for longest goes first. For one thread. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most entries that are remembered */
    Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
