package io.wildcatch.connectors.converter;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** A map with texts as keys, in one block and in its own order. */
record MapWriter(ValueWriter values) implements ValueWriter {

    @Override
    public void write(@Nullable Object value, Encoder out) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw ValueWriter.mismatch("a map", value);
        }
        out.writeMapStart();
        out.setItemCount(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw ValueWriter.mismatch("a text as key of a map", entry.getKey());
            }
            out.startItem();
            out.writeString(key);
            values.write(entry.getValue(), out);
        }
        out.writeMapEnd();
    }

    @Override
    public boolean fits(@Nullable Object value) {
        return value instanceof Map;
    }
}
