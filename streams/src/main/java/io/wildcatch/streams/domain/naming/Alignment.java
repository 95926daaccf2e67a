package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.List;

/**
 * Two names, word against word, wherever the words stand.
 *
 * @param common words of both that say something
 * @param extraA words of the first only
 * @param extraB words of the second only
 * @param civil whether both are property companies, which are named after each other
 * @param atHead whether what one has more stands before the rest
 */
record Alignment(List<String> common, List<String> extraA, List<String> extraB, boolean civil, boolean atHead) {

    /** Letters of words that tell companies apart, from which on an addition is taken for one. */
    private static final int ENOUGH_FOR_ADDITION = 4;

    /** Shorter ones at the end of a name are initials, and initials tell sister companies apart. */
    private static final int SHORTEST_ADDITION = 5;

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
        boolean atHead = startsWith(a, extraA) || startsWith(b, extraB);
        pairMisspeltFillers(extraA, extraB, b);
        pairMisspeltFillers(extraB, extraA, a);
        dropForms(extraA);
        dropForms(extraB);
        dropFillers(extraA, a);
        dropFillers(extraB, b);
        common.removeIf(Vocabulary::isFiller);
        return new Alignment(common, extraA, extraB, a.isCivil() && b.isCivil(), atHead);
    }

    /** The same words on both sides. */
    boolean complete() {
        return extraA.isEmpty() && extraB.isEmpty();
    }

    /** One name has all words of the other, and more. */
    boolean oneSided() {
        return extraA.isEmpty() || extraB.isEmpty();
    }

    /** Whether what one name has more leaves it the same company. */
    boolean additionChangesNothing() {
        List<String> extra = extraA.isEmpty() ? extraB : extraA;
        return distinctiveLetters() >= ENOUGH_FOR_ADDITION && extra.stream().allMatch(this::changesNothing);
    }

    private boolean changesNothing(String word) {
        return !Vocabulary.isDistinguishing(word)
                && (atHead || word.length() >= SHORTEST_ADDITION)
                && word.chars().noneMatch(Character::isDigit);
    }

    /** Whether one word was misspelt and the others agree. */
    boolean differBySlip() {
        boolean oneWordEach = extraA.size() == 1 && extraB.size() == 1;
        return (oneWordEach || !common.isEmpty())
                && new SlipJudge(String.join("", extraA), String.join("", extraB), common, civil).isSlip();
    }

    /** Whether one abbreviates what the other writes out: words by their initials, or a common word by its beginning. */
    boolean differByAbbreviation() {
        return initials() || beginning();
    }

    private boolean beginning() {
        if (extraA.size() != 1 || extraB.size() != 1 || common.size() < 2) {
            return false;
        }
        String a = extraA.get(0);
        String b = extraB.get(0);
        return Math.min(a.length(), b.length()) >= 3
                && ((Vocabulary.isTradeWord(a) && a.startsWith(b)) || (Vocabulary.isTradeWord(b) && b.startsWith(a)));
    }

    private boolean initials() {
        List<String> shorter = extraA.size() <= extraB.size() ? extraA : extraB;
        List<String> longer = extraA.size() <= extraB.size() ? extraB : extraA;
        return distinctiveLetters() >= ENOUGH_FOR_ADDITION
                && longer.size() >= 3
                && Acronym.standsFor(String.join("", shorter), longer);
    }

    private int distinctiveLetters() {
        return common.stream()
                .filter(word -> !Vocabulary.isCommon(word))
                .mapToInt(String::length)
                .sum();
    }

    private static boolean startsWith(ParsedName name, List<String> words) {
        return !words.isEmpty() && name.words().subList(0, words.size()).equals(words);
    }

    /** {@code compagny} for {@code company}: the one is a filler, and so is the other. */
    private static void pairMisspeltFillers(List<String> extra, List<String> others, ParsedName other) {
        List<String> fillers = new ArrayList<>(others);
        fillers.addAll(other.forms());
        for (String filler : fillers) {
            if (Vocabulary.isFiller(filler) && filler.length() >= 3) {
                extra.stream()
                        .filter(word -> !Vocabulary.isFiller(word)
                                && word.length() >= 4
                                && Slip.between(word, filler).isSmall())
                        .findFirst()
                        .ifPresent(extra::remove);
            }
        }
    }

    /** A legal form in the midst of a name, as {@code ead} before a department. */
    private static void dropForms(List<String> extra) {
        extra.removeIf(
                word -> word.length() >= 3 && LegalForms.strip(List.of(word)).isEmpty());
    }

    /** A letter at the end is no article but an initial, or the number of a sister company. */
    private static void dropFillers(List<String> extra, ParsedName name) {
        String last = name.words().get(name.words().size() - 1);
        extra.removeIf(word -> Vocabulary.isFiller(word) && !(word.length() == 1 && word.equals(last)));
    }
}
