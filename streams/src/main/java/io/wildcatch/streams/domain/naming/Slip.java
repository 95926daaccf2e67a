package io.wildcatch.streams.domain.naming;

import java.util.Arrays;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The smallest change that makes one word of another.
 *
 * @param kind what was done
 * @param at where the words begin to differ, 0 for the first letter
 * @param length letters of the longer word
 * @param distance edit distance, a swap of neighbours counting one; 4 stands for all that is more than 3
 * @param anagram whether both have the same letters
 */
record Slip(Kind kind, int at, int length, int distance, boolean anagram) {

    enum Kind {
        SWAP,
        DOUBLED,
        INSERT,
        REPLACE,
        SEVERAL
    }

    private static final LevenshteinDistance UP_TO_THREE = new LevenshteinDistance(3);

    static Slip between(String a, String b) {
        String longer = a.length() >= b.length() ? a : b;
        String shorter = a.length() >= b.length() ? b : a;
        int at = commonPrefix(longer, shorter);
        int end = commonSuffix(longer, shorter, at);
        int left = longer.length() - at - end;
        int leftShort = shorter.length() - at - end;
        return new Slip(
                kind(longer, at, left, shorter, leftShort),
                at,
                longer.length(),
                distance(longer, at, left, shorter, leftShort),
                sorted(longer).equals(sorted(shorter)));
    }

    /** Whether nothing but the last letter differs, which in many languages is another word: plural, gender, first name. */
    boolean atTheEnd() {
        return at >= length - 1;
    }

    /** Whether only the last two letters differ. */
    boolean nearTheEnd() {
        return at >= length - 2;
    }

    /** One letter, not the last. */
    boolean isSmall() {
        return distance == 1 && !atTheEnd();
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static Kind kind(String longer, int at, int left, String shorter, int leftShort) {
        if (left == 2
                && leftShort == 2
                && longer.charAt(at) == shorter.charAt(at + 1)
                && longer.charAt(at + 1) == shorter.charAt(at)) {
            return Kind.SWAP;
        }
        if (left == 1 && leftShort == 0) {
            return at > 0 && longer.charAt(at) == longer.charAt(at - 1) ? Kind.DOUBLED : Kind.INSERT;
        }
        return left == 1 && leftShort == 1 ? Kind.REPLACE : Kind.SEVERAL;
    }

    private static int distance(String longer, int at, int left, String shorter, int leftShort) {
        if (kind(longer, at, left, shorter, leftShort) != Kind.SEVERAL) {
            return 1;
        }
        int distance = UP_TO_THREE.apply(longer.substring(at, at + left), shorter.substring(at, at + leftShort));
        return distance < 0 ? 4 : distance;
    }

    private static int commonPrefix(String a, String b) {
        int i = 0;
        while (i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static int commonSuffix(String a, String b, int prefix) {
        int i = 0;
        while (i < b.length() - prefix && a.charAt(a.length() - 1 - i) == b.charAt(b.length() - 1 - i)) {
            i++;
        }
        return i;
    }
}
