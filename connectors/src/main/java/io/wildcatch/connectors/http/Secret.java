package io.wildcatch.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A token or a key that proves who is asking. It never shows in a log: {@link #toString()} hides it.
 * Comparisons take the same time whatever the guess.
 */
public final class Secret {

    private static final int STRONG_LENGTH = 16;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param text blanks around it, such as the newline at the end of a file, don't count
     * @throws IllegalArgumentException if nothing is left
     */
    public static Secret of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "secret: expected some text; make one with: head -c 24 /dev/urandom | base64");
        }
        return new Secret(text.strip().getBytes(UTF_8));
    }

    /** Whether it is so short that somebody could guess it over the wire. */
    public boolean isWeak() {
        return bytes.length < STRONG_LENGTH;
    }

    public boolean matches(String guess) {
        return MessageDigest.isEqual(bytes, guess.getBytes(UTF_8));
    }

    /** A copy of the key's bytes, for example for an HMAC. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
