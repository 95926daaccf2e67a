package io.wildcatch.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/** Grows as it is written to. */
final class ByteSink {

    private ByteBuffer buffer = ByteBuffer.allocate(512);

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
        }
        return buffer;
    }

    void writeByte(int value) {
        room(1).put((byte) value);
    }

    void writeInt(int value) {
        room(4).putInt(value);
    }

    void writeLong(long value) {
        room(8).putLong(value);
    }

    void writeDouble(double value) {
        room(8).putDouble(value);
    }

    void writeVarLong(long value) {
        ByteUtils.writeVarlong(value, room(10));
    }

    /** One byte for 0, which stands for "none". */
    void writeOptionalLong(long value) {
        writeByte(value == 0 ? 0 : 1);
        if (value != 0) {
            writeLong(value);
        }
    }

    void writeString(@Nullable String value) {
        if (value == null) {
            writeVarLong(-1);
            return;
        }
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void writeBytes(byte[] bytes) {
        writeVarLong(bytes.length);
        room(bytes.length).put(bytes);
    }

    <T> void writeList(Collection<T> list, Consumer<? super T> writer) {
        writeVarLong(list.size());
        list.forEach(writer);
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
