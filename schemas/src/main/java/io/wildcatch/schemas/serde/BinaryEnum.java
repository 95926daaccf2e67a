package io.wildcatch.schemas.serde;

import java.io.IOException;

/** An Avro enum: the position of its symbol. Generated enums have the constants in the order of the symbols. */
final class BinaryEnum implements BinaryCodec {

    private final Object[] constants;

    BinaryEnum(Class<?> type) {
        this.constants = type.getEnumConstants();
    }

    @Override
    public Object read(WireDecoder in) throws IOException {
        int ordinal = in.readEnum();
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new IOException("an enum has no such symbol");
        }
        return constants[ordinal];
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the ordinal is what Avro writes
    public void write(Object value, WireEncoder out) {
        out.writeEnum(((Enum<?>) value).ordinal());
    }
}
