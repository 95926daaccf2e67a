package io.wildcatch.streams.domain.naming;

import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Whether two words are one, once misspelt. What is around them counts: a company of several words that agree but for a
 * letter was misspelt; a name of one word with another letter in it is another name.
 */
final class SlipJudge {

    private static final JaroWinklerSimilarity ALIKE = new JaroWinklerSimilarity();
    private static final double ALIKE_FROM = 0.94;

    private final String a;
    private final String b;
    private final Slip slip;
    /** Letters of agreeing words that say whose company it is. */
    private final int distinctive;
    /** Number of agreeing words that say anything but the kind of company. */
    private final long companions;
    /** Number of agreeing words. */
    private final int words;

    private final boolean civil;

    SlipJudge(String a, String b, List<String> common, boolean civil) {
        this.a = a;
        this.b = b;
        this.slip = Slip.between(a, b);
        this.distinctive = common.stream()
                .filter(word -> !Vocabulary.isCommon(word))
                .mapToInt(String::length)
                .sum();
        this.companions = common.stream()
                .filter(word -> !Vocabulary.isDistinguishing(word))
                .count();
        this.words = (int) common.stream().filter(word -> word.length() > 2).count();
        this.civil = civil;
    }

    boolean isSlip() {
        if (hasDigit(a) || hasDigit(b)) {
            return inCode();
        }
        return ofTradeWord() || (nameOfOneWord() ? inLongWord() : ofName());
    }

    private boolean nameOfOneWord() {
        return civil && distinctive == 0;
    }

    /** Letters and digits mixed are codes of sister companies, unless nothing is lost or the code is long. */
    private boolean inCode() {
        return (slip.anagram() && distinctive >= 5)
                || (slip.isSmall() && slip.kind() != Slip.Kind.REPLACE && slip.length() >= 7);
    }

    /** One is a word of many names, and the other next to none. */
    private boolean ofTradeWord() {
        return Vocabulary.isTradeWord(a) != Vocabulary.isTradeWord(b)
                && slip.length() >= 6
                && slip.at() > 0
                && sameEnd(2)
                && ((slip.isSmall() && slip.kind() != Slip.Kind.REPLACE)
                        || (slip.distance() <= 3 && slip.anagram())
                        || (slip.length() >= 10 && ALIKE.apply(a, b) >= ALIKE_FROM));
    }

    /** Where names of one word differ in a letter by intention, only long ones are taken for misspelt. */
    private boolean inLongWord() {
        return swapped()
                || (slip.length() >= 9 && slip.isSmall() && slip.kind() != Slip.Kind.REPLACE && !slip.nearTheEnd());
    }

    private boolean ofName() {
        return switch (slip.kind()) {
            case SWAP -> slip.length() >= 5 || words > 0;
            case DOUBLED, INSERT -> slip.atTheEnd() ? ending() : inserted();
            case REPLACE -> companions > 0 && slip.length() >= 6 && !slip.atTheEnd();
            case SEVERAL -> swapped() || inLongCompany() || headless();
        };
    }

    private boolean swapped() {
        return slip.length() >= 7 && slip.distance() <= 2 && slip.anagram() && sameEnd(companions > 0 ? 1 : 2);
    }

    private boolean inLongCompany() {
        return slip.length() >= 6 && slip.distance() <= 2 && distinctive >= 8 && slip.at() > 0 && sameEnd(1);
    }

    /** The first letters of a long word got lost. */
    private boolean headless() {
        return slip.length() >= 10 && slip.at() == 0 && slip.distance() <= 2 && (a.endsWith(b) || b.endsWith(a));
    }

    /** Plural or not, in the midst of other words. */
    private boolean ending() {
        return (words >= 2 && slip.length() >= 5) || distinctive >= 8;
    }

    private boolean inserted() {
        if (companions > 0) {
            return slip.length() >= 6 || (slip.length() >= 4 && distinctive >= 4);
        }
        return slip.length() >= 7 && !slip.nearTheEnd();
    }

    private boolean sameEnd(int letters) {
        return a.length() >= letters && b.length() >= letters && a.endsWith(b.substring(b.length() - letters));
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
