package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Tally;
import io.wildcatch.streams.topology.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** Rows of the key that is being processed. There are few of them: they are sorted when they are asked for. */
record StateRows(MapState<String, byte[]> state, Tally tally) implements Rows {

    @Override
    public byte @Nullable [] get(String key) {
        try {
            return state.get(key);
        } catch (Exception e) {
            throw new FlinkRuntimeException("can't read " + key, e);
        }
    }

    @Override
    public void put(String key, byte[] value) {
        byte[] before = get(key);
        try {
            state.put(key, value);
        } catch (Exception e) {
            throw new FlinkRuntimeException("can't write " + key, e);
        }
        tally.keeps(key, before, value);
    }

    @Override
    public void delete(String key) {
        byte[] before = get(key);
        try {
            state.remove(key);
        } catch (Exception e) {
            throw new FlinkRuntimeException("can't delete " + key, e);
        }
        tally.keeps(key, before, null);
    }

    @Override
    public List<byte[]> startingWith(String prefix) {
        Map<String, byte[]> found = new TreeMap<>();
        try {
            for (Map.Entry<String, byte[]> row : state.entries()) {
                if (row.getKey().startsWith(prefix)) {
                    found.put(row.getKey(), row.getValue());
                }
            }
        } catch (Exception e) {
            throw new FlinkRuntimeException("can't read what starts with " + prefix, e);
        }
        return new ArrayList<>(found.values());
    }

    @Override
    public List<byte[]> all() {
        return startingWith("");
    }
}
