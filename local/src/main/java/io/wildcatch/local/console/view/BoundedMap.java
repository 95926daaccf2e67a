package io.wildcatch.local.console.view;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry longest untouched when it grows beyond its capacity. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int capacity;

    BoundedMap(int capacity) {
        super(16, 0.75f, true);
        this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > capacity;
    }
}
