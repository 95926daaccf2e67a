package io.wildcatch.schemas.serde;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** An Avro map, written as one block. */
record BinaryMap(BinaryCodec values) implements BinaryCodec {

    @Override
    public Object read(WireDecoder in) throws IOException {
        Map<String, Object> map = new HashMap<>();
        for (long block = in.readMapStart(); block > 0; block = in.mapNext()) {
            for (long i = 0; i < block; i++) {
                map.put(in.readString(), values.read(in));
            }
        }
        return map;
    }

    @Override
    public void write(Object value, WireEncoder out) {
        Map<?, ?> map = (Map<?, ?>) value;
        out.setItemCount(map.size());
        map.forEach((key, item) -> {
            out.writeString((String) key);
            values.write(item, out);
        });
        out.writeMapEnd();
    }
}
