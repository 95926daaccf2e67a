package io.wildcatch.schemas.serde;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An Avro array, written as one block. */
record BinaryList(BinaryCodec items) implements BinaryCodec {

    @Override
    public Object read(WireDecoder in) throws IOException {
        long block = in.readArrayStart();
        List<Object> list = new ArrayList<>((int) block);
        for (; block > 0; block = in.arrayNext()) {
            for (long i = 0; i < block; i++) {
                list.add(items.read(in));
            }
        }
        return list;
    }

    @Override
    public void write(Object value, WireEncoder out) {
        List<?> list = (List<?>) value;
        out.setItemCount(list.size());
        for (Object item : list) {
            items.write(item, out);
        }
        out.writeArrayEnd();
    }
}
