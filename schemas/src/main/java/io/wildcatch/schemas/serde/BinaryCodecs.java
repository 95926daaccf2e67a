package io.wildcatch.schemas.serde;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Chooses the codec of an Avro type. */
final class BinaryCodecs {

    private BinaryCodecs() {}

    /**
     * The codec of a type that isn't a union.
     *
     * @throws IllegalArgumentException for a type that the contract doesn't use
     */
    static BinaryCodec of(Schema schema, SpecificData data) {
        return switch (schema.getType()) {
            case STRING -> BinaryScalar.STRING;
            case BOOLEAN -> BinaryScalar.BOOLEAN;
            case INT -> BinaryScalar.INT;
            case LONG -> whole(schema);
            case FLOAT -> BinaryScalar.FLOAT;
            case DOUBLE -> BinaryScalar.DOUBLE;
            case BYTES -> BinaryScalar.BYTES;
            case ENUM -> new BinaryEnum(data.getClass(schema));
            case ARRAY -> new BinaryList(of(schema.getElementType(), data));
            case MAP -> new BinaryMap(of(schema.getValueType(), data));
            case RECORD -> new BinaryNested(data.getClass(schema));
            case FIXED, NULL, UNION -> throw unsupported(schema);
        };
    }

    private static BinaryCodec whole(Schema schema) {
        if (schema.getLogicalType() == null) {
            return BinaryScalar.LONG;
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return BinaryScalar.TIME;
        }
        throw unsupported(schema);
    }

    static IllegalArgumentException unsupported(Schema schema) {
        return new IllegalArgumentException("the contract has no such Avro type: " + schema);
    }
}
