package io.wildcatch.streams.domain;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;

/** Hashes that stay the same for ever: they are kept in state and make up ids. */
public final class Hashes {

    private static final Hasher64 HASHER = Hashing.komihash5_0();

    /** Never 0, which stands for "none". */
    public static long of(CharSequence text) {
        long hash = HASHER.hashCharsToLong(text);
        return hash == 0 ? 1 : hash;
    }

    /** Identity of a signal: (source, id). */
    public static long ofSignal(String source, String id) {
        return of(source + '\0' + id);
    }

    /** 16 hexadecimal digits. */
    public static String hex(long hash) {
        return HexFormat.of().toHexDigits(hash);
    }

    private Hashes() {}
}
