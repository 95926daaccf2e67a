package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Kind;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;

/**
 * A record on its way to whom it is for. It bears the bytes that Kafka had: to decode them once more where they arrive
 * costs less than to write what was decoded.
 */
@SuppressWarnings("unchecked") // Flink's tuples override a generic method
public final class Letter extends Tuple4<String, Byte, Long, byte[]> {

    private static final long serialVersionUID = 1L;

    private static final Kind[] KINDS = Kind.values();

    /** As Flink's serializer for tuples wants it, which is its fastest. */
    static final TypeInformation<Letter> TYPE = new TupleTypeInfo<>(
            Letter.class, Types.STRING, Types.BYTE, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** For Flink. */
    public Letter() {}

    /**
     * @param to home or id that it is for
     * @param time event time, milliseconds since 1970
     * @param value Avro in the wire format
     */
    Letter(String to, Kind kind, long time, byte[] value) {
        super(to, (byte) kind.ordinal(), time, value);
    }

    String to() {
        return f0;
    }

    Kind kind() {
        return KINDS[f1];
    }

    long time() {
        return f2;
    }

    byte[] value() {
        return f3;
    }

    Letter forwardedTo(String home) {
        return new Letter(home, kind(), time(), value());
    }
}
