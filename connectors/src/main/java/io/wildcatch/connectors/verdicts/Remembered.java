package io.wildcatch.connectors.verdicts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Findings that were told, so that none is told twice: a mark of 8 bytes and the time of each, for as long as a round
 * may come across them. At most {@value #MOST}, as a rule; beyond, the oldest are forgotten, and told again should their
 * record change within the same round.
 */
final class Remembered {

    static final int MOST = 20_000;
    private static final int BYTES = 16;

    private final Map<Long, Long> times = new LinkedHashMap<>();
    private long floor;

    /** @param floor findings from before are taken as told */
    Remembered(Instant floor) {
        this.floor = floor.toEpochMilli();
    }

    /** Whether it is new. It isn't from now on. */
    boolean isNew(Finding finding) {
        long at = finding.at().toEpochMilli();
        if (at < floor || times.putIfAbsent(mark(finding), at) != null) {
            return false;
        }
        if (times.size() > MOST) {
            forgetOldest();
        }
        return true;
    }

    /** They aren't taken as told: a long first round comes across others that are as old, and hasn't told those. */
    private void forgetOldest() {
        long[] sorted =
                times.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long oldest = sorted[MOST / 10];
        times.values().removeIf(at -> at < oldest);
    }

    /** Forgets what is from before a time: nothing of then is asked for any more. */
    void forgetBefore(Instant time) {
        raise(time.toEpochMilli());
    }

    private void raise(long to) {
        if (to > floor) {
            floor = to;
            times.values().removeIf(at -> at < to);
        }
    }

    int size() {
        return times.size();
    }

    /** Mark, time, mark, time… in base64; the floor comes first. */
    String encode() {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + times.size() * BYTES).putLong(floor);
        times.forEach((mark, at) -> bytes.putLong(mark).putLong(at));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException when it is nothing that was encoded */
    static Remembered decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        if (bytes.remaining() % BYTES != Long.BYTES) {
            throw new IllegalArgumentException(
                    "offset: expected what this connector wrote, got " + bytes.remaining() + " bytes");
        }
        Remembered remembered = new Remembered(Instant.ofEpochMilli(bytes.getLong()));
        while (bytes.hasRemaining()) {
            remembered.times.put(bytes.getLong(), bytes.getLong());
        }
        return remembered;
    }

    private static long mark(Finding finding) {
        String whole = finding.recordId() + "|" + finding.at().toEpochMilli() + "|" + finding.content();
        return Hashing.murmur3_128().hashString(whole, UTF_8).asLong();
    }
}
