package io.wildcatch.streams.domain.naming;

import static io.wildcatch.streams.domain.naming.NameMatch.Reason.ACRONYM;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.ADDITION;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.NOTHING_TO_COMPARE;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.OTHER_FORM;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.OTHER_NUMBER;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.OTHER_WORDS;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.SAME_LETTERS;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.SAME_WORDS;
import static io.wildcatch.streams.domain.naming.NameMatch.Reason.TYPO;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two spellings denote one company, given that country, place and register id don't say otherwise.
 *
 * <p>Names alone can't tell homonyms apart, so what speaks against a match weighs more than what speaks for it: numbers
 * must agree, and when each name has words that the other hasn't, or one is a holding, they are two. What is left, misspelt words and words
 * that only one name has, is weighed by {@link Evidence}.
 */
public final class NameMatcher {

    private static final int SHORTEST_ACRONYM = 3;
    /** What is longer isn't a name; compared are its first characters, so that the time taken is bounded. */
    private static final int LONGEST_NAME = 300;

    private static final int SHORTEST_HEAD = 3;

    /** Log-odds from which on names are taken for one company's; at this point 1.9 % of near names in a register match. */
    private static final double ENOUGH = -0.9;

    private static final Pattern FORMERLY = Pattern.compile(
            "(?iu)([^(]*[^(\\s])[\\s,–—-]*[\\s(](?:anciennement|précédemment|formerly|previously|vormals|früher)\\s+([^()]+)\\)?\\s*");

    private NameMatcher() {}

    /** Whether both spellings denote one company. Symmetric. */
    public static boolean same(String rawA, String rawB) {
        return compare(rawA, rawB).same();
    }

    /** The same, with how sure it is and what decided. */
    public static NameMatch compare(String rawA, String rawB) {
        return compare(read(rawA), read(rawB));
    }

    /**
     * A name as it is compared. Reading costs more than comparing: what is compared often is read once.
     *
     * @param spellings the name; and a former one, where it tells one
     */
    public record Reading(List<ParsedName> spellings) {}

    /** Never fails: what is no name equals nothing. */
    public static Reading read(String raw) {
        return new Reading(
                withFormerName(cut(raw)).stream().map(NameParser::parse).toList());
    }

    /** Symmetric. */
    public static NameMatch compare(Reading a, Reading b) {
        NameMatch best = NameMatch.different(0, NOTHING_TO_COMPARE);
        for (ParsedName nameA : a.spellings()) {
            for (ParsedName nameB : b.spellings()) {
                NameMatch match = compareOne(nameA, nameB);
                best = match.score() >= best.score() ? match : best;
            }
        }
        return best;
    }

    /** Whether two towns are one, as far as their spellings say: {@code ST ETIENNE CEDEX 1} is {@code Saint-Étienne}. */
    public static boolean samePlace(String cityA, String cityB) {
        String a = PlaceName.normalise(cityA);
        return !a.isEmpty() && a.equals(PlaceName.normalise(cityB));
    }

    private static String cut(String raw) {
        return raw.length() > LONGEST_NAME ? raw.substring(0, LONGEST_NAME) : raw;
    }

    /** {@code New Name (formerly Old Name)} goes by either. */
    private static List<String> withFormerName(String raw) {
        Matcher formerly = FORMERLY.matcher(raw);
        return formerly.matches() ? List.of(formerly.group(1), formerly.group(2)) : List.of(raw);
    }

    private static NameMatch compareOne(ParsedName a, ParsedName b) {
        if (a.isEmpty() || b.isEmpty()) {
            return NameMatch.different(0, NOTHING_TO_COMPARE);
        }
        if (!a.numbers().equals(b.numbers())) {
            return NameMatch.different(0, OTHER_NUMBER);
        }
        if (a.letters().equals(b.letters()) || a.allLetters().equals(b.allLetters())) {
            return a.formContradicts(b) ? NameMatch.different(0.4, OTHER_FORM) : NameMatch.same(1, SAME_LETTERS);
        }
        if (abbreviates(a, b) || abbreviates(b, a)) {
            return NameMatch.same(0.8, ACRONYM);
        }
        if (differInDepartment(a, b)) {
            return NameMatch.same(0.7, ADDITION);
        }
        return byWords(Evidence.of(a, b));
    }

    private static boolean abbreviates(ParsedName shortName, ParsedName longName) {
        String letters = shortName.letters();
        return longName.acronyms().contains(letters)
                || (letters.length() >= SHORTEST_ACRONYM
                        && shortName.words().size() == 1
                        && Acronym.standsFor(letters, longName.words()));
    }

    /** The same name before a dash or comma, and behind it nothing, a department, or a description. */
    private static boolean differInDepartment(ParsedName a, ParsedName b) {
        String head = String.join("", a.head());
        return head.length() >= SHORTEST_HEAD
                && head.equals(String.join("", b.head()))
                && namesNoOtherCompany(a.tail())
                && namesNoOtherCompany(b.tail());
    }

    private static boolean namesNoOtherCompany(List<String> tail) {
        return tail.isEmpty() || tail.size() >= 3 || tail.stream().anyMatch(Vocabulary::isUnit);
    }

    private static NameMatch byWords(Evidence evidence) {
        if (evidence.sameWords()) {
            return NameMatch.same(0.95, SAME_WORDS);
        }
        double score = evidence.namesSisters() ? 0 : score(evidence.logOdds());
        if (score < 0.5) {
            return NameMatch.different(score, OTHER_WORDS);
        }
        return NameMatch.same(score, evidence.hasMore() ? ADDITION : evidence.hasShortForm() ? ACRONYM : TYPO);
    }

    /** Never as much as the same words get. */
    private static double score(double logOdds) {
        return 0.9 / (1 + 0.8 * Math.exp(ENOUGH - logOdds));
    }
}
