package io.wildcatch.streams.domain.naming;

import io.wildcatch.streams.domain.naming.Alignment.WordPair;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence for and against two names being one company's, where their words are not the same: each difference and
 * its surroundings as an amount of a {@link Clue}; the weighted sum is the log-odds.
 */
final class Evidence {

    private static final double TENS = 10;
    private static final double MOST_TENS = 2;
    private static final int USUAL_LENGTH = 7;
    private static final int LONGEST_WORD = 12;
    private static final int LONGEST_STEM = 14;
    private static final int LONGEST_INITIALS = 3;
    private static final int FEWEST_CIVIL_LETTERS = 3;
    private static final int DESCRIPTION = 3;
    private static final int SHORTEST_MISSPELT_FILLER = 3;

    private final ParsedName a;
    private final ParsedName b;
    private final Alignment words;
    private final int distinctive;
    private final boolean alone;
    private final Map<Clue, Double> amounts = new EnumMap<>(Clue.class);

    private Evidence(ParsedName a, ParsedName b) {
        this.a = a;
        this.b = b;
        this.words = Alignment.of(a, b);
        this.alone = words.common().isEmpty();
        this.distinctive = words.common().stream()
                .filter(word -> !Vocabulary.isCommon(word))
                .mapToInt(String::length)
                .sum();
    }

    static Evidence of(ParsedName a, ParsedName b) {
        Evidence evidence = new Evidence(a, b);
        evidence.ofPairs();
        evidence.ofMore();
        return evidence;
    }

    /** How much of each clue there is. */
    Map<Clue, Double> amounts() {
        return amounts;
    }

    /** Log-odds that both are one company. */
    double logOdds() {
        return amounts.entrySet().stream()
                .mapToDouble(amount -> amount.getKey().weight() * amount.getValue())
                .sum();
    }

    /** The same words, but for small ones and their order. */
    boolean sameWords() {
        return amounts.isEmpty();
    }

    /** Whether one has words that the other hasn't. */
    boolean hasMore() {
        return amounts.containsKey(Clue.MORE);
    }

    /**
     * Whether each has words that the other hasn't, or one has a word by which sister companies are told apart: however
     * rare the words that they share, these are two.
     */
    boolean namesSisters() {
        return (!words.extraA().isEmpty() && !words.extraB().isEmpty())
                || namesSister(words.extraA(), a)
                || namesSister(words.extraB(), b);
    }

    private static boolean namesSister(List<String> more, ParsedName name) {
        return !goesOn(more, name.tail()) && more.stream().anyMatch(Vocabulary::isDistinguishing);
    }

    /** Whether all that one name has more is a department or a description behind the name. */
    private static boolean goesOn(List<String> more, List<String> tail) {
        return isBehind(more, tail)
                && (tail.size() >= DESCRIPTION || tail.stream().anyMatch(Vocabulary::isUnit));
    }

    private static boolean isBehind(List<String> more, List<String> tail) {
        return !more.isEmpty() && tail.containsAll(more);
    }

    /** Whether a word of one is cut short or translated in the other. */
    boolean hasShortForm() {
        return amounts.containsKey(Clue.ABBREVIATED) || amounts.containsKey(Clue.TRANSLATED);
    }

    private void ofPairs() {
        List<WordPair> telling =
                words.pairs().stream().filter(Evidence::saysSomething).toList();
        if (telling.isEmpty()) {
            return;
        }
        telling.forEach(this::ofPair);
        add(Clue.ALONE, alone);
        add(Clue.CIVIL, isCivil() && distinctive < FEWEST_CIVIL_LETTERS);
        add(Clue.BESIDE_LETTERS, letters());
    }

    /** {@code compagny} for {@code company}: the one is a filler, and so is the other. */
    private static boolean saysSomething(WordPair pair) {
        boolean bothLong = Math.min(pair.a().length(), pair.b().length()) >= SHORTEST_MISSPELT_FILLER;
        return !(Vocabulary.isFiller(pair.a()) && Vocabulary.isFiller(pair.b()))
                && !((Vocabulary.isFiller(pair.a()) || Vocabulary.isFiller(pair.b())) && bothLong);
    }

    private void ofPair(WordPair pair) {
        Slip slip = Slip.between(pair.a(), pair.b());
        add(clue(pair.likeness()), 1);
        if (pair.likeness().isSlip()) {
            add(Clue.NEAR_END_ALONE, alone && slip.nearTheEnd());
            add(Clue.AMID, !alone && !slip.nearTheEnd() && slip.at() > 0);
            add(Clue.LONG_WORD, alone ? 0 : (Math.min(LONGEST_WORD, slip.length()) - USUAL_LENGTH) / 5.0);
        } else {
            add(Clue.LAST_WORD, last(a).equals(pair.a()) && last(b).equals(pair.b()));
            add(Clue.LONG_STEM, pair.likeness() == Likeness.ENDING ? Math.min(LONGEST_STEM, slip.at()) / 7.0 - 1 : 0);
        }
    }

    private static Clue clue(Likeness likeness) {
        return switch (likeness) {
            case SWAPPED -> Clue.SWAPPED;
            case SCRAMBLED -> Clue.SCRAMBLED;
            case DOUBLED -> Clue.DOUBLED;
            case LEFT_OUT -> Clue.LEFT_OUT;
            case REPLACED -> Clue.REPLACED;
            case TWICE -> Clue.TWICE;
            case TRANSLATED -> Clue.TRANSLATED;
            case PLURAL -> Clue.PLURAL;
            case ABBREVIATED -> Clue.ABBREVIATED;
            case ENDING -> Clue.ENDING;
        };
    }

    private void ofMore() {
        if (words.extraA().isEmpty() && words.extraB().isEmpty()) {
            return;
        }
        add(Clue.MORE, 1);
        add(Clue.MORE_BESIDE_ONE, words.common().size() <= 1);
        add(Clue.MORE_OF_CIVIL, isCivil());
        add(Clue.MORE_BESIDE_LETTERS, letters());
        ofMore(words.extraA(), a.tail());
        ofMore(words.extraB(), b.tail());
    }

    private void ofMore(List<String> more, List<String> tail) {
        if (goesOn(more, tail)) {
            add(Clue.MORE_DESCRIPTION, 1);
        } else {
            add(Clue.MORE_BEHIND, isBehind(more, tail));
            more.forEach(word -> add(clue(word), 1));
        }
    }

    private static Clue clue(String word) {
        if (word.length() <= LONGEST_INITIALS) {
            return Clue.MORE_INITIALS;
        }
        if (Vocabulary.isBody(word) || Vocabulary.isUnit(word)) {
            return Clue.MORE_OFFICIAL;
        }
        return Vocabulary.isCommon(word) ? Clue.MORE_COMMON : Clue.MORE_RARE;
    }

    private boolean isCivil() {
        return a.isCivil() && b.isCivil();
    }

    private double letters() {
        return Math.min(MOST_TENS, distinctive / TENS);
    }

    private static String last(ParsedName name) {
        return name.words().get(name.words().size() - 1);
    }

    private void add(Clue clue, boolean holds) {
        add(clue, holds ? 1 : 0);
    }

    private void add(Clue clue, double amount) {
        if (amount != 0) {
            amounts.merge(clue, amount, Double::sum);
        }
    }
}
