package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Kind;
import io.wildcatch.streams.topology.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** Sources and offerings, which every thread has all of. Flink hands them out for the time of a call. */
final class Tables {

    static final MapStateDescriptor<String, byte[]> STATE =
            new MapStateDescriptor<>("tables", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private @Nullable ReadOnlyBroadcastState<String, byte[]> state;

    /** Whose call it is. */
    void use(ReadOnlyBroadcastState<String, byte[]> now) {
        state = now;
    }

    static String key(Kind kind, String id) {
        return kind + "/" + id;
    }

    /** The table of sources or of offerings. */
    Rows of(Kind kind) {
        return new Table(kind);
    }

    private ReadOnlyBroadcastState<String, byte[]> state() {
        if (state == null) {
            throw new IllegalStateException("tables can be read within a call only");
        }
        return state;
    }

    private final class Table implements Rows {

        private final Kind kind;

        private Table(Kind kind) {
            this.kind = kind;
        }

        @Override
        public byte @Nullable [] get(String id) {
            try {
                return state().get(key(kind, id));
            } catch (Exception e) {
                throw new FlinkRuntimeException("can't read " + id, e);
            }
        }

        @Override
        public void put(String id, byte[] value) {
            throw new UnsupportedOperationException("tables are read only");
        }

        @Override
        public void delete(String id) {
            throw new UnsupportedOperationException("tables are read only");
        }

        @Override
        public List<byte[]> startingWith(String prefix) {
            List<byte[]> found = new ArrayList<>();
            try {
                for (Map.Entry<String, byte[]> row : state().immutableEntries()) {
                    if (row.getKey().startsWith(key(kind, prefix))) {
                        found.add(row.getValue());
                    }
                }
            } catch (Exception e) {
                throw new FlinkRuntimeException("can't read the tables", e);
            }
            return found;
        }

        @Override
        public List<byte[]> all() {
            return startingWith("");
        }
    }
}
