package io.wildcatch.connectors.converter;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import java.util.function.Predicate;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** A value without parts. Numbers widen where no digit gets lost. */
@SuppressWarnings("JavaUtilDate") // Connect's own class for times
record ScalarWriter(String expected, Predicate<Object> accepts, Writing writing) implements ValueWriter {

    private static final long DAY = 86_400_000L;

    /** Writes a value that was accepted. */
    interface Writing {
        void write(Object value, Encoder out) throws IOException;
    }

    @Override
    public void write(@Nullable Object value, Encoder out) throws IOException {
        if (value == null ? !accepts.test(Absent.NULL) : !accepts.test(value)) {
            throw ValueWriter.mismatch(expected, value);
        }
        writing.write(value == null ? Absent.NULL : value, out);
    }

    @Override
    public boolean fits(@Nullable Object value) {
        return accepts.test(value == null ? Absent.NULL : value);
    }

    static ScalarWriter of(Schema avro) {
        return switch (avro.getType()) {
            case NULL -> new ScalarWriter("null", Absent.NULL::equals, (value, out) -> out.writeNull());
            case BOOLEAN ->
                new ScalarWriter(
                        "a boolean", Boolean.class::isInstance, (value, out) -> out.writeBoolean((Boolean) value));
            case INT -> integer(avro);
            case LONG -> longInteger(avro);
            case FLOAT ->
                new ScalarWriter(
                        "a float",
                        value -> value instanceof Float || isShort(value),
                        (value, out) -> out.writeFloat(((Number) value).floatValue()));
            case DOUBLE ->
                new ScalarWriter(
                        "a double",
                        value -> value instanceof Double || value instanceof Float || isInt(value),
                        (value, out) -> out.writeDouble(((Number) value).doubleValue()));
            case STRING ->
                new ScalarWriter("a string", String.class::isInstance, (value, out) -> out.writeString((String) value));
            case ENUM -> enumeration(avro);
            case BYTES, FIXED -> binary(avro);
            default -> throw new IllegalArgumentException("a type with parts: " + avro.getType());
        };
    }

    private static ScalarWriter integer(Schema avro) {
        Logical type = Logical.of(avro).orElse(null);
        return type == null
                ? new ScalarWriter(
                        "an int", ScalarWriter::isInt, (value, out) -> out.writeInt(((Number) value).intValue()))
                : new ScalarWriter(
                        "a date, or an int",
                        value -> value instanceof Date || isInt(value),
                        (value, out) -> out.writeInt(
                                value instanceof Date date ? units(type, date) : ((Number) value).intValue()));
    }

    private static int units(Logical type, Date date) {
        long units = type == Logical.DATE ? Math.floorDiv(date.getTime(), DAY) : date.getTime();
        if (units != (int) units) {
            throw new DataException("the date is out of Avro's range");
        }
        return (int) units;
    }

    private static ScalarWriter longInteger(Schema avro) {
        if (avro.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return moment(1);
        }
        return avro.getLogicalType() instanceof LogicalTypes.TimestampMicros
                ? moment(1_000)
                : new ScalarWriter(
                        "a long", ScalarWriter::isLong, (value, out) -> out.writeLong(((Number) value).longValue()));
    }

    private static ScalarWriter moment(long perMillisecond) {
        return new ScalarWriter(
                "a timestamp, or a long",
                value -> value instanceof Date || isLong(value),
                (value, out) -> out.writeLong(
                        value instanceof Date date
                                ? Math.multiplyExact(date.getTime(), perMillisecond)
                                : ((Number) value).longValue()));
    }

    private static ScalarWriter enumeration(Schema avro) {
        return new ScalarWriter(
                "a string that is a symbol of " + avro.getFullName(),
                value -> value instanceof String symbol && avro.hasEnumSymbol(symbol),
                (value, out) -> out.writeEnum(avro.getEnumOrdinal((String) value)));
    }

    private static ScalarWriter binary(Schema avro) {
        boolean isDecimal = avro.getLogicalType() instanceof LogicalTypes.Decimal;
        return new ScalarWriter(
                isDecimal ? "a decimal" : "bytes",
                value -> value instanceof byte[]
                        || value instanceof ByteBuffer
                        || (isDecimal && value instanceof BigDecimal),
                (value, out) -> writeBytes(avro, value, out));
    }

    private static void writeBytes(Schema avro, Object value, Encoder out) throws IOException {
        byte[] bytes = value instanceof BigDecimal decimal ? Logical.unscaled(avro, decimal) : bytes(value);
        if (avro.getType() == Schema.Type.BYTES) {
            out.writeBytes(bytes);
        } else {
            out.writeFixed(value instanceof BigDecimal ? signExtended(bytes, avro) : exactly(bytes, avro));
        }
    }

    /** A copy of what a ByteBuffer, or the very array that an array, holds. */
    static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer view = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return bytes;
    }

    private static byte[] exactly(byte[] bytes, Schema fixed) {
        if (bytes.length != fixed.getFixedSize()) {
            throw new DataException("expected %d bytes for %s, found %d"
                    .formatted(fixed.getFixedSize(), fixed.getFullName(), bytes.length));
        }
        return bytes;
    }

    private static byte[] signExtended(byte[] number, Schema fixed) {
        int missing = fixed.getFixedSize() - number.length;
        if (missing < 0) {
            throw new DataException("the decimal has more digits than %s can hold".formatted(fixed.getFullName()));
        }
        byte[] extended = new byte[fixed.getFixedSize()];
        Arrays.fill(extended, 0, missing, (byte) (number[0] < 0 ? -1 : 0));
        System.arraycopy(number, 0, extended, missing, number.length);
        return extended;
    }

    private static boolean isShort(Object value) {
        return value instanceof Short || value instanceof Byte;
    }

    private static boolean isInt(Object value) {
        return value instanceof Integer || isShort(value);
    }

    private static boolean isLong(Object value) {
        return value instanceof Long || isInt(value);
    }

    /** Stands for null, so that what is accepted never is. */
    private enum Absent {
        NULL
    }
}
