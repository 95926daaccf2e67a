package io.wildcatch.streams.domain;

import java.util.Arrays;
import java.util.Locale;

/**
 * A bottom-k sketch of a text's shingles (runs of {@value #SHINGLE} characters): the {@value #SIZE} smallest hashes.
 * Exact for short texts; for long ones the similarity has a standard error of about 0.06.
 *
 * <p>Source: A. Broder, "On the resemblance and containment of documents", 1997.
 */
public final class TextSketch {

    static final int SIZE = 64;
    static final int SHINGLE = 5;
    /** What differs beyond this is no other text. */
    static final int LENGTH = 20_000;

    /** Of the rolling hash: a character that comes in shifts all others by it; odd, so that nothing is lost. */
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private static final long LEAVING = power(BASE, SHINGLE);

    /** Stands for a text that nothing can be compared with any more. */
    static final TextSketch FADED = new TextSketch(new int[0]);

    private final int[] smallest;

    private TextSketch(int[] smallest) {
        this.smallest = smallest;
    }

    /** @param smallest at most {@value #SIZE} distinct hashes, ascending */
    public static TextSketch ofHashes(int[] smallest) {
        return new TextSketch(smallest);
    }

    /** Case, punctuation and spacing don't count. */
    public static TextSketch of(String text) {
        char[] chars = lower(text).toCharArray();
        int length = fold(chars);
        if (length <= SHINGLE) {
            return new TextSketch(length == 0 ? new int[0] : new int[] {(int) Hashes.of(new String(chars, 0, length))});
        }
        int[] hashes = new int[length - SHINGLE + 1];
        long rolling = 0;
        for (int i = 0; i < length; i++) {
            rolling = rolling * BASE + chars[i];
            if (i >= SHINGLE) {
                rolling -= chars[i - SHINGLE] * LEAVING;
            }
            if (i >= SHINGLE - 1) {
                hashes[i - SHINGLE + 1] = mixed(rolling);
            }
        }
        return new TextSketch(smallest(hashes));
    }

    private static int[] smallest(int[] hashes) {
        int[] smallest = new int[Math.min(SIZE, hashes.length)];
        int count = 0;
        for (int hash : byFirstByte(hashes)) {
            count = keep(smallest, count, hash);
        }
        return Arrays.copyOf(smallest, count);
    }

    /** Hashes are spread evenly: of a short text hardly two have the same first byte, so that this all but sorts them. */
    private static int[] byFirstByte(int[] hashes) {
        int[] places = new int[257];
        for (int hash : hashes) {
            places[firstByte(hash) + 1]++;
        }
        for (int i = 1; i < places.length; i++) {
            places[i] += places[i - 1];
        }
        int[] sorted = new int[hashes.length];
        for (int hash : hashes) {
            sorted[places[firstByte(hash)]++] = hash;
        }
        return sorted;
    }

    /** The sign turned round, so that the smallest number has the smallest byte. */
    private static int firstByte(int hash) {
        return (hash >>> 24) ^ 0x80;
    }

    /** Modulo 2^64. */
    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    /** Puts a hash in its place, which is near the end, if it is among the smallest and new. */
    private static int keep(int[] smallest, int count, int hash) {
        boolean full = count == smallest.length;
        if (full && hash >= smallest[count - 1]) {
            return count;
        }
        int at = count;
        while (at > 0 && smallest[at - 1] > hash) {
            at--;
        }
        if (at > 0 && smallest[at - 1] == hash) {
            return count;
        }
        System.arraycopy(smallest, at, smallest, at + 1, (full ? count - 1 : count) - at);
        smallest[at] = hash;
        return full ? count : count + 1;
    }

    /**
     * Spreads a polynomial hash, whose values lie close together for texts that do. MurmurHash3's finaliser: A. Appleby,
     * 2011, public domain.
     */
    private static int mixed(long rolling) {
        long hash = rolling;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) (hash ^ (hash >>> 33));
    }

    private static String lower(String text) {
        String head = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
        return head.toLowerCase(Locale.ROOT);
    }

    /** Moves letters and digits to the front, with one space for whatever is between them, and returns their number. */
    private static int fold(char[] chars) {
        int length = 0;
        boolean gap = false;
        for (int i = 0, c; i < chars.length; i += Character.charCount(c)) {
            c = Character.codePointAt(chars, i);
            if (isLetterOrDigit(c)) {
                if (gap && length > 0) {
                    chars[length++] = ' ';
                }
                length += Character.toChars(c, chars, length);
                gap = false;
            } else {
                gap = true;
            }
        }
        return length;
    }

    /** Most are ASCII, and in lower case. */
    private static boolean isLetterOrDigit(int c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c);
    }

    public boolean isEmpty() {
        return smallest.length == 0;
    }

    /** Estimated Jaccard similarity of the two texts' shingles, 0 to 1. */
    public double similarity(TextSketch other) {
        int seen = 0;
        int common = 0;
        int i = 0;
        int j = 0;
        // The smallest hashes of the union are a fair sample of it; of short texts, they are all of it.
        for (; seen < SIZE && (i < smallest.length || j < other.smallest.length); seen++) {
            int order = i == smallest.length
                    ? 1
                    : j == other.smallest.length ? -1 : Integer.compare(smallest[i], other.smallest[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return seen == 0 ? 0 : (double) common / seen;
    }

    /** Ascending. */
    public int[] hashes() {
        return smallest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextSketch sketch && Arrays.equals(smallest, sketch.smallest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(smallest);
    }
}
