package io.wildcatch.streams.domain.naming;

/**
 * What a comparison of two names found.
 *
 * @param same whether both denote one company
 * @param score how sure that is, 0 (certainly not) to 1 (the same but for case and punctuation); at least 0.5 when same
 * @param reason what decided
 */
public record NameMatch(boolean same, double score, Reason reason) {

    /** What decided. */
    public enum Reason {
        /** A name without a letter or digit can't be compared. */
        NOTHING_TO_COMPARE,
        /** Only case, punctuation, spacing or a legal form differ. */
        SAME_LETTERS,
        /** The same words, in another order or with other small words between. */
        SAME_WORDS,
        /** One is the abbreviation of the other. */
        ACRONYM,
        /** A slip of the pen in a word. */
        TYPO,
        /** One has more to it that changes nothing, such as a department. */
        ADDITION,
        /** Numbers differ: sister companies. */
        OTHER_NUMBER,
        /** Legal forms that one company can't both have. */
        OTHER_FORM,
        /** Words differ. */
        OTHER_WORDS
    }

    public NameMatch {
        if (score < 0 || score > 1 || same != (score >= 0.5)) {
            throw new IllegalArgumentException("score " + score + " doesn't fit same=" + same);
        }
    }

    static NameMatch same(double score, Reason reason) {
        return new NameMatch(true, score, reason);
    }

    static NameMatch different(double score, Reason reason) {
        return new NameMatch(false, score, reason);
    }
}
