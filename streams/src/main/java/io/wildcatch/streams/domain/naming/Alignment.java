package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two names, word against word, wherever the words stand.
 *
 * @param common words of both that say something
 * @param pairs words of the one that are alike to words of the other, the closest first
 * @param extraA words that only the first has
 * @param extraB words that only the second has
 */
record Alignment(List<String> common, List<WordPair> pairs, List<String> extraA, List<String> extraB) {

    /** Names that differ in more words differ, so that no time is spent on pairing them. */
    private static final int MOST_TO_PAIR = 12;

    /** Two different words that may be one. */
    record WordPair(String a, String b, Likeness likeness) {
        private static final Comparator<WordPair> CLOSEST_FIRST = Comparator.comparing(WordPair::likeness)
                .thenComparing(pair -> -Math.min(pair.a.length(), pair.b.length()))
                .thenComparing(WordPair::sorted);

        private String sorted() {
            return a.compareTo(b) <= 0 ? a + " " + b : b + " " + a;
        }
    }

    static Alignment of(ParsedName a, ParsedName b) {
        List<String> extraA = new ArrayList<>(a.words());
        List<String> extraB = new ArrayList<>(b.words());
        List<String> common = new ArrayList<>();
        for (String word : a.words()) {
            if (extraB.remove(word)) {
                extraA.remove(word);
                common.add(word);
            }
        }
        common.removeIf(Vocabulary::isFiller);
        joinWhereCutApart(extraA, extraB, common);
        List<WordPair> pairs = pair(extraA, extraB);
        dropFillers(extraA, a);
        dropFillers(extraB, b);
        if (!common.isEmpty() && (initials(extraA, extraB) || initials(extraB, extraA))) {
            extraA.clear();
            extraB.clear();
        }
        return new Alignment(common, pairs, extraA, extraB);
    }

    /** {@code multi services} is {@code multiservices}. */
    private static void joinWhereCutApart(List<String> extraA, List<String> extraB, List<String> common) {
        String joined = String.join("", extraA);
        if (!joined.isEmpty() && joined.equals(String.join("", extraB))) {
            common.add(joined);
            extraA.clear();
            extraB.clear();
        }
    }

    private static List<WordPair> pair(List<String> extraA, List<String> extraB) {
        List<WordPair> pairs = new ArrayList<>();
        if (extraA.size() <= MOST_TO_PAIR && extraB.size() <= MOST_TO_PAIR) {
            for (WordPair pair : alike(extraA, extraB)) {
                if (extraA.contains(pair.a()) && extraB.contains(pair.b())) {
                    extraA.remove(pair.a());
                    extraB.remove(pair.b());
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private static List<WordPair> alike(List<String> as, List<String> bs) {
        List<WordPair> alike = new ArrayList<>();
        for (String a : as) {
            for (String b : bs) {
                Likeness.between(a, b).ifPresent(likeness -> alike.add(new WordPair(a, b, likeness)));
            }
        }
        alike.sort(WordPair.CLOSEST_FIRST);
        return alike;
    }

    /** Words of the one abbreviated in the other, beside words of both. */
    private static boolean initials(List<String> one, List<String> others) {
        return one.size() == 1 && others.size() >= 3 && Acronym.standsFor(one.get(0), others);
    }

    /** A letter at the end is no article but an initial, or the number of a sister company. */
    private static void dropFillers(List<String> extra, ParsedName name) {
        String last = name.words().get(name.words().size() - 1);
        extra.removeIf(word -> saysNothing(word) && !(word.length() == 1 && word.equals(last)));
    }

    /** A filler, a role, or a legal form in the midst of a name, as {@code ead} before a department. */
    private static boolean saysNothing(String word) {
        return Vocabulary.isFiller(word)
                || Vocabulary.isRole(word)
                || (word.length() >= 3 && LegalForms.strip(List.of(word)).isEmpty());
    }
}
