package io.wildcatch.schemas.serde;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;

/** A record within a record. Looks its plan up at use, so that a type may contain itself. */
record BinaryNested(Class<?> type) implements BinaryCodec {

    @Override
    public Object read(WireDecoder in) throws IOException {
        return BinaryPlan.of(type).read(in);
    }

    @Override
    public void write(Object value, WireEncoder out) {
        BinaryPlan.of(type).write((SpecificRecord) value, out);
    }
}
