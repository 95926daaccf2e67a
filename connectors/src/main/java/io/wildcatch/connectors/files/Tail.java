package io.wildcatch.connectors.files;

import com.google.common.hash.Hashing;
import java.util.Map;

/**
 * The bytes before a place in a file, by which it is recognised: weekly exports of one name begin alike, but hardly have
 * the same row end in the same place.
 *
 * @param end bytes of the unpacked content up to that place
 * @param length how many bytes before it the hash is of; 0: nothing is known of them
 */
record Tail(long end, int length, String hash) {

    static final int LONGEST = 256;
    static final Tail NONE = new Tail(0, 0, "");

    static Tail of(long end, byte[] bytes) {
        return new Tail(
                end, bytes.length, Hashing.sha256().hashBytes(bytes).toString().substring(0, 16));
    }

    /** From what Connect has kept; earlier versions kept none. */
    static Tail of(Map<String, Object> kept) {
        return kept.get("tailEnd") instanceof Number end
                        && kept.get("tailBytes") instanceof Number length
                        && kept.get("tail") instanceof String hash
                ? new Tail(end.longValue(), length.intValue(), hash)
                : NONE;
    }

    boolean isOf(byte[] bytes) {
        return equals(of(end, bytes));
    }
}
