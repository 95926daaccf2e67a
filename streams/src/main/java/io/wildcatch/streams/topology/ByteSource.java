package io.wildcatch.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteSink} wrote. */
final class ByteSource {

    private final ByteBuffer buffer;

    ByteSource(byte[] bytes) {
        buffer = ByteBuffer.wrap(bytes);
    }

    boolean hasMore() {
        return buffer.hasRemaining();
    }

    int readByte() {
        return buffer.get();
    }

    int readInt() {
        return buffer.getInt();
    }

    long readLong() {
        return buffer.getLong();
    }

    double readDouble() {
        return buffer.getDouble();
    }

    long readVarLong() {
        return ByteUtils.readVarlong(buffer);
    }

    long readOptionalLong() {
        return readByte() == 0 ? 0 : readLong();
    }

    @Nullable
    String readString() {
        int length = (int) readVarLong();
        if (length < 0) {
            return null;
        }
        String value = new String(buffer.array(), buffer.position(), length, StandardCharsets.UTF_8);
        buffer.position(buffer.position() + length);
        return value;
    }

    byte[] readBytes() {
        byte[] bytes = new byte[(int) readVarLong()];
        buffer.get(bytes);
        return bytes;
    }

    /** A string that is never null. */
    String readText() {
        return Objects.requireNonNull(readString(), "a string that must not be null");
    }

    void readList(Runnable reader) {
        for (long left = readVarLong(); left > 0; left--) {
            reader.run();
        }
    }
}
