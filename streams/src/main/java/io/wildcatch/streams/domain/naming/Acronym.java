package io.wildcatch.streams.domain.naming;

import java.util.List;

/** Whether a short word is made of the beginnings of others: {@code sdn} of {@code societe de distribution numerique}. */
final class Acronym {

    private static final int LONGEST = 10;
    private static final int MOST_WORDS = 30;
    private static final int LONGEST_PIECE = 3;

    private Acronym() {}

    /**
     * Every letter comes from the beginnings of the words in their order, at most three from one word (one, if there are
     * but two words); fillers may be left out, and one in three of the other words.
     */
    static boolean standsFor(String letters, List<String> words) {
        if (letters.length() < 2 || letters.length() > LONGEST || words.size() < 2 || words.size() > MOST_WORDS) {
            return false;
        }
        long weighty = words.stream().filter(word -> !Vocabulary.isFiller(word)).count();
        int mayMiss = (int) (weighty / 3);
        int longest = weighty > 2 ? LONGEST_PIECE : 1;
        // reached[i][m]: the words so far give the first i letters, m of them left out
        boolean[][] reached = new boolean[letters.length() + 1][mayMiss + 1];
        reached[0][0] = true;
        for (String word : words) {
            reached = after(word, letters, reached, longest);
        }
        for (boolean given : reached[letters.length()]) {
            if (given) {
                return true;
            }
        }
        return false;
    }

    private static boolean[][] after(String word, String letters, boolean[][] reached, int longest) {
        boolean[][] next = new boolean[reached.length][reached[0].length];
        int cost = Vocabulary.isFiller(word) ? 0 : 1;
        for (int at = 0; at < reached.length; at++) {
            for (int missed = 0; missed < reached[at].length; missed++) {
                if (!reached[at][missed]) {
                    continue;
                }
                if (missed + cost < reached[at].length) {
                    next[at][missed + cost] = true;
                }
                for (int piece = 1; piece <= longest && letters.regionMatches(at, word, 0, piece); piece++) {
                    next[at + piece][missed] = true;
                }
            }
        }
        return next;
    }
}
