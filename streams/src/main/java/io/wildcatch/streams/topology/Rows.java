package io.wildcatch.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is kept under texts, wherever it is kept: in a store of Kafka Streams, or in another engine's state. */
public interface Rows {

    /** Holds nothing, and keeps nothing. */
    Rows NONE = new Rows() {
        @Override
        public byte @Nullable [] get(String key) {
            return null;
        }

        @Override
        public void put(String key, byte[] value) {
            throw new UnsupportedOperationException("nothing is kept here: " + key);
        }

        @Override
        public void delete(String key) {}

        @Override
        public List<byte[]> startingWith(String prefix) {
            return List.of();
        }

        @Override
        public List<byte[]> all() {
            return List.of();
        }
    };

    byte @Nullable [] get(String key);

    void put(String key, byte[] value);

    void delete(String key);

    /** Values of the keys that start so, in the order of their keys. */
    List<byte[]> startingWith(String prefix);

    /** All values. */
    List<byte[]> all();

    static Rows of(KeyValueStore<String, byte[]> store) {
        return new Stored(store);
    }

    /** Those of a store. */
    record Stored(KeyValueStore<String, byte[]> store) implements Rows {

        @Override
        public byte @Nullable [] get(String key) {
            return store.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
            store.put(key, value);
        }

        @Override
        public void delete(String key) {
            store.delete(key);
        }

        @Override
        public List<byte[]> startingWith(String prefix) {
            return values(store.prefixScan(prefix, new StringSerializer()));
        }

        @Override
        public List<byte[]> all() {
            return values(store.all());
        }

        private static List<byte[]> values(KeyValueIterator<String, byte[]> rows) {
            try (rows) {
                List<byte[]> values = new ArrayList<>(1);
                rows.forEachRemaining(row -> values.add(row.value));
                return values;
            }
        }
    }
}
