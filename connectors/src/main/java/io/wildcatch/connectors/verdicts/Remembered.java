package io.wildcatch.connectors.verdicts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Findings that were told, so that none is told twice: a mark of 8 bytes and the time of each. At most {@value #MOST} and
 * a page, as a rule; beyond, the oldest are forgotten, and told again should their record change within the same round.
 * After it what is as old as those is taken as told. As long as none was forgotten nothing is: a verdict that is entered
 * weeks after the contact is as good as any.
 *
 * <p>They are kept in {@value #PARTS} parts by their marks: whoever tells a finding writes down the part that it is in,
 * and all parts that were ever written are the whole.
 */
final class Remembered {

    static final int MOST = 20_000;
    static final int PARTS = 64;
    private static final int BYTES = 16;
    /** Stands before the time up to which marks were forgotten. Offsets from before it was kept have none. */
    private static final long FORGOTTEN = Long.MIN_VALUE;

    private static final int MOST_COUNTED = 10_000;

    private final List<Map<Long, Long>> parts = IntStream.range(0, PARTS)
            .<Map<Long, Long>>mapToObj(part -> new LinkedHashMap<>())
            .toList();
    private final Set<Long> counted = new HashSet<>();
    private int size;
    private long floor;
    /** All that was told of then and later is known. */
    private long complete;

    private long tooOld;

    /** @param floor findings from before are taken as told */
    Remembered(Instant floor) {
        this(floor.toEpochMilli(), Long.MIN_VALUE);
    }

    private Remembered(long floor, long complete) {
        this.floor = floor;
        this.complete = complete;
    }

    /** Whether it is new. It isn't from now on. */
    boolean isNew(Finding finding) {
        long at = finding.at().toEpochMilli();
        if (at < floor) {
            countTooOld(mark(finding));
            return false;
        }
        return remember(mark(finding), at);
    }

    /** Each once, though rounds overlap. */
    private void countTooOld(long mark) {
        if (counted.size() >= MOST_COUNTED) {
            counted.clear();
        }
        tooOld += counted.add(mark) ? 1 : 0;
    }

    /** Findings that were taken as told for their age, so that nobody knows whether they were. */
    long tooOld() {
        return tooOld;
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
        long oldest = sorted[size - MOST * 9 / 10];
        complete = Math.max(complete, oldest);
        removeBefore(oldest);
    }

    /**
     * The round is over. What is older than all that is known counts as told from now on.
     *
     * @param time whatever is from then or later never counts as told unless it is known
     */
    void endRound(Instant time) {
        long to = Math.min(time.toEpochMilli(), complete);
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
                ByteBuffer.allocate(Long.BYTES + (times.size() + 1) * BYTES).putLong(floor);
        bytes.putLong(FORGOTTEN).putLong(complete);
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
        Remembered remembered = new Remembered(Long.MIN_VALUE, Long.MIN_VALUE);
        List<ByteBuffer> all = parts.stream().map(Remembered::bytes).toList();
        boolean isTold = all.stream().anyMatch(Remembered::saysWhatIsForgotten);
        all.forEach(remembered::add);
        if (!isTold) {
            // Only what is older than the newest can have been forgotten.
            remembered.complete = remembered.times().max(Long::compare).orElse(Long.MIN_VALUE);
        }
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

    private static boolean saysWhatIsForgotten(ByteBuffer part) {
        return part.remaining() > Long.BYTES && part.getLong(Long.BYTES) == FORGOTTEN;
    }

    private void add(ByteBuffer bytes) {
        floor = Math.max(floor, bytes.getLong());
        while (bytes.hasRemaining()) {
            long mark = bytes.getLong();
            long at = bytes.getLong();
            if (mark == FORGOTTEN) {
                complete = Math.max(complete, at);
            } else {
                remember(mark, at);
            }
        }
    }

    private static long mark(Finding finding) {
        String whole = finding.recordId() + "|" + finding.at().toEpochMilli() + "|" + finding.content();
        return Hashing.murmur3_128().hashString(whole, UTF_8).asLong();
    }
}
