package io.wildcatch.schemas.serde;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One field of a record: a value, or a union of null and a value. */
final class BinaryField {

    private static final int REQUIRED = -1;

    private final String name;
    private final int position;
    private final int nullIndex;
    private final BinaryCodec codec;

    BinaryField(Schema.Field field, SpecificData data) {
        this.name = field.name();
        this.position = field.pos();
        this.nullIndex = field.schema().isUnion() ? nullIndex(field.schema().getTypes()) : REQUIRED;
        this.codec = BinaryCodecs.of(
                nullIndex == REQUIRED
                        ? field.schema()
                        : field.schema().getTypes().get(1 - nullIndex),
                data);
    }

    /** Unions of other shapes are left to the choice of the codec, which has none for them. */
    private static int nullIndex(List<Schema> branches) {
        if (branches.size() != 2) {
            return REQUIRED;
        }
        return branches.get(0).getType() == Schema.Type.NULL
                ? 0
                : branches.get(1).getType() == Schema.Type.NULL ? 1 : REQUIRED;
    }

    void read(SpecificRecord record, WireDecoder in) throws IOException {
        record.put(position, isNull(in) ? null : codec.read(in));
    }

    private boolean isNull(WireDecoder in) throws IOException {
        if (nullIndex == REQUIRED) {
            return false;
        }
        int index = in.readIndex();
        if (index < 0 || index > 1) {
            throw new IOException("a union has no such branch");
        }
        return index == nullIndex;
    }

    void write(SpecificRecord record, WireEncoder out) {
        @Nullable Object value = record.get(position);
        if (nullIndex != REQUIRED) {
            out.writeIndex(value == null ? nullIndex : 1 - nullIndex);
        }
        if (value != null) {
            codec.write(value, out);
        } else if (nullIndex == REQUIRED) {
            throw new IllegalArgumentException(
                    "%s.%s is required".formatted(record.getSchema().getName(), name));
        }
    }
}
