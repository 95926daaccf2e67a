package io.wildcatch.schemas.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Encoder;
import org.apache.avro.util.Utf8;

/**
 * Writes Avro binary after a wire-format header into one buffer that is used again for the next record. Avro's own
 * encoder does the same over a stream, with one more copy. For one thread at a time.
 */
public final class WireEncoder extends Encoder {

    private static final int INITIAL = 1 << 10;
    private static final int KEPT = 1 << 20;
    private static final int LONGEST_VARINT = 10;
    private static final int SHORT = 64;
    private static final char LAST_ASCII = 0x7f;

    private byte[] buffer = new byte[INITIAL];
    private int position;

    /** Forgets what was written and writes the header of a record. */
    public void start(int schemaId) {
        position = 0;
        buffer[position++] = 0;
        buffer[position++] = (byte) (schemaId >>> 24);
        buffer[position++] = (byte) (schemaId >>> 16);
        buffer[position++] = (byte) (schemaId >>> 8);
        buffer[position++] = (byte) schemaId;
    }

    /** A copy of what was written since {@link #start}. */
    public byte[] finish() {
        byte[] record = Arrays.copyOf(buffer, position);
        if (buffer.length > KEPT) {
            buffer = new byte[INITIAL];
        }
        return record;
    }

    private void reserve(int bytes) {
        if (buffer.length - position < bytes) {
            int needed = Math.addExact(position, bytes);
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * needed)));
        }
    }

    @Override
    public void writeNull() {}

    @Override
    public void writeBoolean(boolean value) {
        reserve(1);
        buffer[position++] = (byte) (value ? 1 : 0);
    }

    @Override
    public void writeInt(int value) {
        writeLong(value);
    }

    @Override
    public void writeLong(long value) {
        reserve(LONGEST_VARINT);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    @Override
    public void writeFloat(float value) {
        reserve(Float.BYTES);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            buffer[position++] = (byte) (bits >>> shift);
        }
    }

    @Override
    public void writeDouble(double value) {
        reserve(Double.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            buffer[position++] = (byte) (bits >>> shift);
        }
    }

    /** Short ASCII texts, which most are, go without a copy. */
    @Override
    public void writeString(String text) {
        int start = position;
        if (text.length() > SHORT || !writeAscii(text)) {
            position = start;
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            writeBytes(utf8, 0, utf8.length);
        }
    }

    private boolean writeAscii(String text) {
        int length = text.length();
        writeLong(length);
        reserve(length);
        for (int i = 0; i < length; i++) {
            char next = text.charAt(i);
            if (next > LAST_ASCII) {
                return false;
            }
            buffer[position++] = (byte) next;
        }
        return true;
    }

    @Override
    public void writeString(Utf8 text) {
        writeBytes(text.getBytes(), 0, text.getByteLength());
    }

    @Override
    public void writeBytes(ByteBuffer bytes) {
        ByteBuffer view = bytes.duplicate();
        writeLong(view.remaining());
        reserve(view.remaining());
        int length = view.remaining();
        view.get(buffer, position, length);
        position += length;
    }

    @Override
    public void writeBytes(byte[] bytes, int start, int length) {
        writeLong(length);
        writeFixed(bytes, start, length);
    }

    @Override
    public void writeFixed(byte[] bytes, int start, int length) {
        reserve(length);
        System.arraycopy(bytes, start, buffer, position, length);
        position += length;
    }

    @Override
    public void writeEnum(int ordinal) {
        writeLong(ordinal);
    }

    @Override
    public void writeArrayStart() {}

    @Override
    public void setItemCount(long count) {
        if (count > 0) {
            writeLong(count);
        }
    }

    @Override
    public void startItem() {}

    @Override
    public void writeArrayEnd() {
        writeLong(0);
    }

    @Override
    public void writeMapStart() {}

    @Override
    public void writeMapEnd() {
        writeLong(0);
    }

    @Override
    public void writeIndex(int unionIndex) {
        writeLong(unionIndex);
    }

    @Override
    public void flush() {}
}
