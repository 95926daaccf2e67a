package io.wildcatch.streams.domain.naming;

/**
 * What can differ between two names, and what stands around it; with its weight, in log-odds of "one company" per unit.
 *
 * <p>The weights were fitted by logistic regression on pairs of names that a register tells one company or two; how, and
 * what they were measured to do, is in docs/adr/0019. They hold together: change one, and fit all again.
 */
enum Clue {
    /** A word with two neighbouring letters swapped. */
    SWAPPED(1.85),
    /** A word with its letters in another order. */
    SCRAMBLED(0.40),
    /** A word with a letter doubled, or not. */
    DOUBLED(-0.38),
    /** A word with a letter more, but not at its end. */
    LEFT_OUT(-0.61),
    /** A word with another letter, but not at its end. */
    REPLACED(-0.70),
    /** A word with two other letters. */
    TWICE(-3.00),
    /** A word in another language. */
    TRANSLATED(0.46),
    /** A word in the plural. */
    PLURAL(-0.28),
    /** A word cut short. */
    ABBREVIATED(0.20),
    /** A word with another ending. */
    ENDING(-0.85),
    /** No other word agrees. */
    ALONE(-0.65),
    /** Both are property companies, and no word agrees that says whose. */
    CIVIL(-1.13),
    /** Letters of agreeing words that few names have, in tens, at most two. */
    BESIDE_LETTERS(1.46),
    /** Letters of the misspelt word, above seven, in fives, at most one; where another word agrees. */
    LONG_WORD(1.82),
    /** A slip in the last two letters, where no other word agrees. */
    NEAR_END_ALONE(-1.86),
    /** A slip neither in the first nor in the last letters, where another word agrees. */
    AMID(0.63),
    /** Another ending or a short form, in the last word of both. */
    LAST_WORD(-2.47),
    /** Letters before the other ending, above seven, in sevens, at most one. */
    LONG_STEM(0.91),
    /** Words that only one name has. */
    MORE(-1.04),
    /** More words, where at most one agrees. */
    MORE_BESIDE_ONE(-0.24),
    /** More words, and both are property companies. */
    MORE_OF_CIVIL(-1.41),
    /** Letters of agreeing words as above, beside words that only one has. */
    MORE_BESIDE_LETTERS(0.63),
    /** One name goes on, behind a dash, a comma or a bracket. */
    MORE_BEHIND(0.58),
    /** One name goes on so with a department or a description. */
    MORE_DESCRIPTION(0.77),
    /** A word of up to three letters: initials. */
    MORE_INITIALS(-1.05),
    /** A word for a public body, or for a part of an organisation. */
    MORE_OFFICIAL(1.05),
    /** A word of many names. */
    MORE_COMMON(0.29),
    /** A word of few names. */
    MORE_RARE(0.25);

    private final double weight;

    Clue(double weight) {
        this.weight = weight;
    }

    /** Log-odds per unit. */
    double weight() {
        return weight;
    }
}
