package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.assignment.Grounds;
import io.wildcatch.streams.domain.assignment.Seat;
import io.wildcatch.streams.domain.assignment.Wish;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Open wishes and who has them, as the store keeps them: a version byte, then the fields in a fixed order. */
final class Conversations {

    private static final String SEAT = "seat\0";
    private static final String CLOCK = "clock";
    private static final int VERSION = 1;
    private static final Grounds[] GROUNDS = Grounds.values();

    private final KeyValueStore<String, byte[]> store;

    Conversations(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    List<Seat> all() {
        List<Seat> seats = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(SEAT, new StringSerializer())) {
            rows.forEachRemaining(row -> seats.add(decode(row.value)));
        }
        return seats;
    }

    void keep(String key, @Nullable Seat seat) {
        if (seat == null) {
            store.delete(SEAT + key);
        } else {
            store.put(SEAT + key, encode(seat));
        }
    }

    /** Time of the desk. */
    long clock() {
        byte[] bytes = store.get(CLOCK);
        return bytes == null ? 0 : new ByteSource(bytes).readLong();
    }

    /** Behind the desk's time, which is all that an older release kept. */
    EventClock clock(long wall) {
        byte[] bytes = store.get(CLOCK);
        boolean whole = bytes != null && bytes.length > Long.BYTES;
        return EventClock.restored(whole ? Arrays.copyOfRange(bytes, Long.BYTES, bytes.length) : bytes, wall);
    }

    void keep(long desk, EventClock clock) {
        byte[] bytes = clock.keep();
        store.put(
                CLOCK,
                ByteBuffer.allocate(Long.BYTES + bytes.length)
                        .putLong(desk)
                        .put(bytes)
                        .array());
    }

    private static byte[] encode(Seat seat) {
        ByteSink out = new ByteSink();
        Wish wish = seat.wish();
        out.writeByte(VERSION);
        out.writeString(wish.home());
        out.writeString(wish.offering());
        out.writeVarLong(wish.turn());
        out.writeLong(wish.at());
        out.writeDouble(wish.value());
        out.writeString(wish.country());
        out.writeString(wish.owner());
        out.writeByte(wish.general() ? 1 : 0);
        out.writeByte(wish.told() ? 1 : 0);
        out.writeByte(seat.grounds().ordinal());
        out.writeString(seat.seller());
        out.writeList(seat.tried(), out::writeString);
        return out.toBytes();
    }

    private static Seat decode(byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("conversation of layout " + version + ", but only " + VERSION
                    + " can be read: it was written by a newer release");
        }
        Wish wish = new Wish(
                in.readText(),
                in.readText(),
                (int) in.readVarLong(),
                in.readLong(),
                in.readDouble(),
                in.readString(),
                in.readString(),
                in.readByte() == 1,
                in.readByte() == 1);
        Grounds grounds = GROUNDS[in.readByte()];
        String seller = in.readString();
        List<String> tried = new ArrayList<>(0);
        in.readList(() -> tried.add(in.readText()));
        return new Seat(wish, grounds, seller, tried);
    }
}
