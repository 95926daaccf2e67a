package io.wildcatch.bench.jet;

import com.hazelcast.jet.Util;
import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.datamodel.Tuple2;
import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.Tally;
import io.wildcatch.streams.topology.Rows;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sources and offerings, which every processor has all of. */
final class Tables {

    private final Map<Kind, NavigableMap<String, byte[]>> tables = new EnumMap<>(Kind.class);

    void put(Kind kind, String id, byte[] value) {
        table(kind).put(id, value);
    }

    private NavigableMap<String, byte[]> table(Kind kind) {
        return tables.computeIfAbsent(kind, name -> new TreeMap<>());
    }

    /** What they hold isn't counted. */
    Rows of(Kind kind) {
        MapRows rows = new MapRows(new Tally());
        rows.turnTo(table(kind));
        return rows;
    }

    /** Everything, under keys that Jet gives back to every processor. */
    Stream<Map.Entry<Object, Object>> kept() {
        return tables.entrySet().stream()
                .flatMap(table -> table.getValue().entrySet().stream()
                        .map(row -> Util.entry(
                                BroadcastKey.broadcastKey(
                                        Tuple2.tuple2(table.getKey().name(), row.getKey())),
                                row.getValue())));
    }

    /** Takes back what was kept. */
    void restore(BroadcastKey<Tuple2<String, String>> key, byte[] value) {
        put(Kind.valueOf(key.key().f0()), key.key().f1(), value);
    }
}
