package io.wildcatch.schemas.json;

import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Chooses the codec of an Avro type. */
final class Codecs {

    private Codecs() {}

    /** @throws IllegalArgumentException when the contract has no JSON for the type */
    static ValueCodec of(Schema schema, SpecificData data) {
        return switch (schema.getType()) {
            case STRING -> ScalarCodec.STRING;
            case BOOLEAN -> ScalarCodec.BOOLEAN;
            case INT -> ScalarCodec.INT;
            case LONG -> whole(schema);
            case FLOAT -> ScalarCodec.FLOAT;
            case DOUBLE -> ScalarCodec.DOUBLE;
            case BYTES -> ScalarCodec.BYTES;
            case ENUM -> new EnumCodec(data.getClass(schema));
            case ARRAY -> new ListCodec(of(schema.getElementType(), data));
            case MAP -> new MapCodec(of(schema.getValueType(), data));
            case RECORD -> new NestedCodec(data.getClass(schema));
            case UNION -> optional(schema, data);
            case FIXED, NULL -> throw unsupported(schema);
        };
    }

    private static ValueCodec whole(Schema schema) {
        if (schema.getLogicalType() == null) {
            return ScalarCodec.LONG;
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return ScalarCodec.TIME;
        }
        throw unsupported(schema);
    }

    private static ValueCodec optional(Schema union, SpecificData data) {
        List<Schema> branches = union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (branches.size() != 1) {
            throw unsupported(union);
        }
        return of(branches.get(0), data);
    }

    private static IllegalArgumentException unsupported(Schema schema) {
        return new IllegalArgumentException("no JSON shape is agreed for the Avro type " + schema);
    }
}
