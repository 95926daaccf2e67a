package io.wildcatch.connectors.files;

import com.google.common.hash.Hashing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been read.
 *
 * @param at where the entry begins that is next, or that was begun
 * @param delivered how many of that entry's records are in Kafka already
 * @param head hash of the file's first bytes, by which a new file of an old name is recognised
 * @param headBytes how many bytes that hash is of
 * @param tail what stands before the end of the entry that was read last
 */
record FileOffset(Position at, int delivered, String head, int headBytes, Tail tail) {

    static final FileOffset START = new FileOffset(Position.START, 0, "", 0, Tail.NONE);

    private static final String FILE = "file";
    private static final int HEAD = 1_024;

    static Map<String, String> partition(String name) {
        return Map.of(FILE, name);
    }

    /** From what Connect has kept; anything unusable means the start. */
    static FileOffset of(@Nullable Map<String, Object> kept) {
        if (kept == null
                || !(kept.get("bytes") instanceof Number bytes)
                || !(kept.get("line") instanceof Number line)
                || !(kept.get("delivered") instanceof Number delivered)
                || !(kept.get("head") instanceof String head)
                || !(kept.get("headBytes") instanceof Number headBytes)) {
            return START;
        }
        return new FileOffset(
                new Position(bytes.longValue(), line.longValue()),
                delivered.intValue(),
                head,
                headBytes.intValue(),
                Tail.of(kept));
    }

    Map<String, Object> toMap() {
        return Map.of(
                "bytes",
                at.bytes(),
                "line",
                at.line(),
                "delivered",
                (long) delivered,
                "head",
                head,
                "headBytes",
                (long) headBytes,
                "tail",
                tail.hash(),
                "tailEnd",
                tail.end(),
                "tailBytes",
                (long) tail.length());
    }

    FileOffset moved(Position to, int deliveredThere, Tail read) {
        return new FileOffset(to, deliveredThere, head, headBytes, read);
    }

    /** This, with the hash of as much of the file's beginning as there is. */
    FileOffset withHeadOf(Path file) throws IOException {
        byte[] first = first(file, HEAD);
        return new FileOffset(at, delivered, hash(first), first.length, tail);
    }

    /**
     * Whether the file is another one than this offset was of: it begins otherwise, is shorter, or has something else where
     * reading ended. What is packed is unpacked up to there.
     */
    boolean isOfAnother(FeedFile file) throws IOException {
        byte[] first = first(file.path(), headBytes);
        return first.length < headBytes || (headBytes > 0 && !hash(first).equals(head)) || !hasWhatWasRead(file);
    }

    private boolean hasWhatWasRead(FeedFile file) throws IOException {
        long end = Math.max(at.bytes(), tail.end());
        if (end == 0) {
            return true;
        }
        if (!file.isGzipped() && Files.size(file.path()) < end) {
            return false;
        }
        boolean known = tail.length() > 0;
        try (InputStream in = file.open(known ? tail.end() - tail.length() : end)) {
            return !known || tail.isOf(in.readNBytes(tail.length()));
        } catch (EOFException e) {
            return false;
        }
    }

    private static byte[] first(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }

    private static String hash(byte[] bytes) {
        return Hashing.sha256().hashBytes(bytes).toString().substring(0, 16);
    }
}
