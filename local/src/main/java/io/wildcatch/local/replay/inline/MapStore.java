package io.wildcatch.local.replay.inline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store in memory that keeps objects as they are. Keys, which are texts or bytes, come in the order of their
 * bytes, as in every other store.
 */
final class MapStore<K extends Comparable<K>> implements KeyValueStore<K, byte[]> {

    private final String name;
    private final Map<K, byte[]> rows = new HashMap<>();
    /** The same rows in their order, which only scans need. */
    private TreeMap<K, byte[]> sorted = new TreeMap<>();
    /** Whether the natural order of keys is no longer that of their bytes. */
    private boolean astral;

    MapStore(String name) {
        this.name = name;
    }

    /** UTF-16 sorts surrogates before what comes after them, UTF-8 sorts all by code point. */
    static final Comparator<String> UTF8_ORDER = (a, b) -> {
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    };

    @Override
    public byte @Nullable [] get(K key) {
        return rows.get(key);
    }

    @Override
    public void put(K key, byte @Nullable [] value) {
        if (value == null) {
            delete(key);
        } else {
            if (!astral && isAstral(key)) {
                sortByBytes();
            }
            rows.put(key, value);
            sorted.put(key, value);
        }
    }

    private static boolean isAstral(Object key) {
        if (key instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= Character.MIN_SURROGATE) {
                    return true;
                }
            }
        }
        return false;
    }

    private void sortByBytes() {
        TreeMap<K, byte[]> byBytes = new TreeMap<>((one, other) -> UTF8_ORDER.compare((String) one, (String) other));
        byBytes.putAll(rows);
        sorted = byBytes;
        astral = true;
    }

    @Override
    public byte @Nullable [] putIfAbsent(K key, byte[] value) {
        byte[] known = rows.get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public void putAll(List<KeyValue<K, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(K key) {
        byte[] known = rows.remove(key);
        if (known != null) {
            sorted.remove(key);
        }
        return known;
    }

    @Override
    public KeyValueIterator<K, byte[]> range(K from, K to) {
        return new Rows<>(sorted.subMap(from, true, to, true), key -> true);
    }

    @Override
    public KeyValueIterator<K, byte[]> all() {
        return new Rows<>(sorted, key -> true);
    }

    /** Of texts only. */
    @Override
    public <PS extends Serializer<P>, P> KeyValueIterator<K, byte[]> prefixScan(P prefix, PS serializer) {
        @SuppressWarnings("unchecked")
        K from = (K) prefix;
        String start = prefix.toString();
        return new Rows<>(sorted.tailMap(from, true), key -> key.toString().startsWith(start));
    }

    @Override
    public long approximateNumEntries() {
        return rows.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {
        rows.clear();
        sorted.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static final class Rows<K> implements KeyValueIterator<K, byte[]> {

        private final Iterator<Map.Entry<K, byte[]>> rows;
        private final Predicate<K> within;
        private Map.@Nullable Entry<K, byte[]> next;

        /** @param within ends the rows at the first key for which it is false */
        Rows(SortedMap<K, byte[]> from, Predicate<K> within) {
            rows = from.entrySet().iterator();
            this.within = within;
            advance();
        }

        private void advance() {
            next = rows.hasNext() ? rows.next() : null;
            if (next != null && !within.test(next.getKey())) {
                next = null;
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public KeyValue<K, byte[]> next() {
            Map.Entry<K, byte[]> row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            advance();
            return KeyValue.pair(row.getKey(), row.getValue());
        }

        @Override
        public K peekNextKey() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            return next.getKey();
        }

        @Override
        public void close() {}
    }
}
