package io.wildcatch.local.replay.inline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Kafka's own store in memory, which sorts by the keys' bytes. */
class MapStoreTest {

    /** Beyond the basic plane and at its end, where the orders of UTF-16 and UTF-8 differ. */
    private static final List<String> LETTERS = List.of("a", "b", "é", "\0", "漢", "\uffee", "\ud83d\ude00", "z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldScanInTheOrderOfKafkasStores(long seed) {
        Random random = new Random(seed);
        MapStore<String> store = new MapStore<>("mine");
        KeyValueStore<Bytes, byte[]> judge =
                Stores.inMemoryKeyValueStore("kafkas").get();
        for (int i = 0; i < 500; i++) {
            String key = key(random);
            byte[] value = random.nextInt(4) == 0 ? null : new byte[] {(byte) i};
            store.put(key, value);
            judge.put(bytes(key), value);
        }

        assertThat(keys(store.all())).isEqualTo(bytesOf(judge.all()));
        for (int i = 0; i < 100; i++) {
            String prefix = key(random);
            String end = prefix + key(random);
            assertThat(keys(store.prefixScan(prefix, new StringSerializer())))
                    .isEqualTo(bytesOf(judge.prefixScan(prefix, new StringSerializer())));
            assertThat(keys(store.range(prefix, end))).isEqualTo(bytesOf(judge.range(bytes(prefix), bytes(end))));
            assertThat(store.get(prefix)).isEqualTo(judge.get(bytes(prefix)));
        }
    }

    private static String key(Random random) {
        StringBuilder key = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            key.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return key.toString();
    }

    private static Bytes bytes(String key) {
        return Bytes.wrap(Serdes.String().serializer().serialize("", key));
    }

    private static List<String> keys(KeyValueIterator<String, byte[]> rows) {
        List<String> keys = new ArrayList<>();
        rows.forEachRemaining(row -> keys.add(row.key));
        return keys;
    }

    private static List<String> bytesOf(KeyValueIterator<Bytes, byte[]> rows) {
        List<String> keys = new ArrayList<>();
        rows.forEachRemaining(row -> keys.add(new String(row.key.get(), StandardCharsets.UTF_8)));
        return keys;
    }
}
