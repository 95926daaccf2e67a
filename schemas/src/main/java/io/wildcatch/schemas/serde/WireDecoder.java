package io.wildcatch.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro binary from one array and believes no length that is larger than what is left. Avro's own decoder makes
 * room first and reads then, so that a few bytes of garbage can take all memory. For one thread at a time; may be used
 * again.
 */
public final class WireDecoder extends Decoder {

    private static final byte[] NOTHING = {};
    private static final int LONGEST_VARINT = 10;

    private byte[] buffer = NOTHING;
    private int position;

    /** Starts at the offset of the bytes, for example {@link WireFormat#HEADER}. */
    public void start(byte[] bytes, int offset) {
        buffer = bytes;
        position = offset;
    }

    /** Lets go of the bytes. */
    public void release() {
        buffer = NOTHING;
        position = 0;
    }

    /** Bytes that nobody has read yet. */
    public int remaining() {
        return buffer.length - position;
    }

    private void need(int bytes) throws EOFException {
        if (remaining() < bytes) {
            throw new EOFException("the data ends too early");
        }
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        need(1);
        return buffer[position++] == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("an int is out of range");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long bits = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            need(1);
            int next = buffer[position++];
            bits |= (next & 0x7fL) << (7 * i);
            if (next >= 0) {
                return bits >>> 1 ^ -(bits & 1);
            }
        }
        throw new IOException("a number is too long");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(littleEndian(Double.BYTES));
    }

    private long littleEndian(int bytes) throws IOException {
        need(bytes);
        long bits = 0;
        for (int i = 0; i < bytes; i++) {
            bits |= (buffer[position++] & 0xffL) << (Byte.SIZE * i);
        }
        return bits;
    }

    private int readLength() throws IOException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new IOException("a length is larger than the data");
        }
        return (int) length;
    }

    @Override
    public String readString() throws IOException {
        int length = readLength();
        String text = new String(buffer, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        byte[] bytes = new byte[readLength()];
        readFixed(bytes, 0, bytes.length);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public void skipBytes() throws IOException {
        int length = readLength();
        position += length;
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        need(length);
        System.arraycopy(buffer, position, bytes, start, length);
        position += length;
    }

    @Override
    public void skipFixed(int length) throws IOException {
        need(length);
        position += length;
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    /** Elements of the next block. Every element of our schemas takes a byte at least. */
    private long readBlock() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLong(); // the block's size in bytes, for those who skip
            count = -count;
        }
        if (count < 0 || count > remaining()) {
            throw new IOException("a block is larger than the data");
        }
        return count;
    }

    /** Skips blocks that tell their size; else gives the number of elements for the caller to skip. */
    private long skipBlocks() throws IOException {
        for (long count = readLong(); count != 0; count = readLong()) {
            if (count > remaining()) {
                throw new IOException("a block is larger than the data");
            }
            if (count > 0) {
                return count;
            }
            skipBytes();
        }
        return 0;
    }

    @Override
    public long readArrayStart() throws IOException {
        return readBlock();
    }

    @Override
    public long arrayNext() throws IOException {
        return readBlock();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return readBlock();
    }

    @Override
    public long mapNext() throws IOException {
        return readBlock();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }
}
