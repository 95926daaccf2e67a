package io.wildcatch.connectors.converter;

import java.io.IOException;
import java.util.Collection;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** An array, in one block. */
record ArrayWriter(ValueWriter items) implements ValueWriter {

    @Override
    public void write(@Nullable Object value, Encoder out) throws IOException {
        if (!(value instanceof Collection<?> list)) {
            throw ValueWriter.mismatch("a list", value);
        }
        out.writeArrayStart();
        out.setItemCount(list.size());
        for (Object item : list) {
            out.startItem();
            items.write(item, out);
        }
        out.writeArrayEnd();
    }

    @Override
    public boolean fits(@Nullable Object value) {
        return value instanceof Collection;
    }
}
