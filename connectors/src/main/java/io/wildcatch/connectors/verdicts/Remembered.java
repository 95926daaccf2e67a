package io.wildcatch.connectors.verdicts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Findings that were told, so that none is told twice: a mark of 8 bytes and the time of each, for as long as a round
 * may come across them. At most {@value #MOST} and a page, as a rule; beyond, the oldest are forgotten, and told again
 * should their record change within the same round.
 *
 * <p>They are kept in {@value #PARTS} parts by their marks: whoever tells a finding writes down the part that it is in,
 * and all parts that were ever written are the whole.
 */
final class Remembered {

    static final int MOST = 20_000;
    static final int PARTS = 64;
    private static final int BYTES = 16;

    private final List<Map<Long, Long>> parts = IntStream.range(0, PARTS)
            .<Map<Long, Long>>mapToObj(part -> new LinkedHashMap<>())
            .toList();
    private int size;
    private long floor;

    /** @param floor findings from before are taken as told */
    Remembered(Instant floor) {
        this.floor = floor.toEpochMilli();
    }

    /** Whether it is new. It isn't from now on. */
    boolean isNew(Finding finding) {
        long at = finding.at().toEpochMilli();
        return at >= floor && remember(mark(finding), at);
    }

    private boolean remember(long mark, long at) {
        boolean added = parts.get(part(mark)).putIfAbsent(mark, at) == null;
        size += added ? 1 : 0;
        return added;
    }

    /**
     * Forgets the oldest when there are too many. To be called between pages: who starts again in the middle of one comes
     * across its findings again. What is forgotten isn't taken as told: a long first round comes across others that are as
     * old, and hasn't told those.
     */
    void forgetOldest() {
        if (size <= MOST) {
            return;
        }
        long[] sorted = times().mapToLong(Long::longValue).sorted().toArray();
        removeBefore(sorted[size - MOST * 9 / 10]);
    }

    /** Forgets what is from before a time: nothing of then is asked for any more. */
    void forgetBefore(Instant time) {
        raise(time.toEpochMilli());
    }

    private void raise(long to) {
        if (to > floor) {
            floor = to;
            removeBefore(to);
        }
    }

    private void removeBefore(long time) {
        parts.forEach(part -> part.values().removeIf(at -> at < time));
        size = (int) times().count();
    }

    private Stream<Long> times() {
        return parts.stream().flatMap(part -> part.values().stream());
    }

    int size() {
        return size;
    }

    /** The part that a finding is remembered in, from 0 on. */
    static int part(Finding finding) {
        return part(mark(finding));
    }

    private static int part(long mark) {
        return Math.floorMod(mark, PARTS);
    }

    /** A part: mark, time, mark, time… in base64; the floor comes first. */
    String encode(int part) {
        Map<Long, Long> times = parts.get(part);
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + times.size() * BYTES).putLong(floor);
        times.forEach((mark, at) -> bytes.putLong(mark).putLong(at));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * All that the parts have, whenever each was encoded. One that holds the marks of all, as they were encoded once, is
     * as good.
     *
     * @throws IllegalArgumentException when one is nothing that was encoded
     */
    static Remembered decode(Collection<String> parts) {
        Remembered remembered = new Remembered(Instant.ofEpochMilli(Long.MIN_VALUE));
        parts.forEach(part -> remembered.add(bytes(part)));
        remembered.removeBefore(remembered.floor);
        return remembered;
    }

    private static ByteBuffer bytes(String part) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(part));
        if (bytes.remaining() % BYTES != Long.BYTES) {
            throw new IllegalArgumentException(
                    "offset: expected what this connector wrote, got " + bytes.remaining() + " bytes");
        }
        return bytes;
    }

    private void add(ByteBuffer bytes) {
        floor = Math.max(floor, bytes.getLong());
        while (bytes.hasRemaining()) {
            remember(bytes.getLong(), bytes.getLong());
        }
    }

    private static long mark(Finding finding) {
        String whole = finding.recordId() + "|" + finding.at().toEpochMilli() + "|" + finding.content();
        return Hashing.murmur3_128().hashString(whole, UTF_8).asLong();
    }
}
