package io.wildcatch.bench.jet;

import io.wildcatch.bench.peer.Tally;
import io.wildcatch.streams.topology.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of a map, which can be another one in each call. */
final class MapRows implements Rows {

    private final Tally tally;
    private NavigableMap<String, byte[]> rows = new TreeMap<>();

    MapRows(Tally tally) {
        this.tally = tally;
    }

    void turnTo(NavigableMap<String, byte[]> now) {
        rows = now;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return rows.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        tally.keeps(key, rows.put(key, value), value);
    }

    @Override
    public void delete(String key) {
        tally.keeps(key, rows.remove(key), null);
    }

    @Override
    public List<byte[]> startingWith(String prefix) {
        return rows.tailMap(prefix).entrySet().stream()
                .takeWhile(row -> row.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public List<byte[]> all() {
        return new ArrayList<>(rows.values());
    }
}
