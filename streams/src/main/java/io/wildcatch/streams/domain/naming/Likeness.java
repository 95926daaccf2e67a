package io.wildcatch.streams.domain.naming;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How two different words are alike, the closest first. */
enum Likeness {
    /** Two neighbouring letters changed places: {@code arnaud}, {@code aranud}. */
    SWAPPED,
    /** A letter was doubled, or not: {@code ferari}, {@code ferrari}. */
    DOUBLED,
    /** A letter is there or not, but not the last: {@code mogard}, {@code morgard}. */
    LEFT_OUT,
    /** The same word of another language or in its short form: {@code energie}, {@code energy}. */
    TRANSLATED,
    /** An {@code s} or {@code x} at the end: {@code service}, {@code services}. */
    PLURAL,
    /** Another letter, but not the last: {@code cicogne}, {@code cigogne}. */
    REPLACED,
    /** The same letters in another order: {@code dyonisos}, {@code dionysos}. */
    SCRAMBLED,
    /** Two letters in a word of five or more. */
    TWICE,
    /** The beginning of the other, or its first and last letters: {@code phie}, {@code pharmacie}. */
    ABBREVIATED,
    /** Nothing but the ending differs: gender, case, or another name altogether. */
    ENDING;

    private static final int SHORTEST_FOR_TWO = 5;
    private static final int LONGEST_ENDING = 3;
    private static final int SHORTEST_STEM = 4;
    private static final int SHORTEST_BEGINNING = 2;
    private static final int SHORTEST_FOR_CONTRACTION = 3;
    private static final Set<Likeness> SLIPS = Set.of(SWAPPED, DOUBLED, LEFT_OUT, REPLACED, SCRAMBLED, TWICE);

    /** Whether a slip of the pen explains it. */
    boolean isSlip() {
        return SLIPS.contains(this);
    }

    /** How two words are alike; empty if they aren't. Symmetric. */
    static Optional<Likeness> between(String a, String b) {
        String longer = a.length() >= b.length() ? a : b;
        String shorter = a.length() >= b.length() ? b : a;
        Slip slip = Slip.between(a, b);
        Likeness byLetters = switch (slip.kind()) {
            case SWAP -> SWAPPED;
            case DOUBLED -> slip.atTheEnd() ? ENDING : DOUBLED;
            case INSERT -> slip.atTheEnd() ? ending(longer) : LEFT_OUT;
            case REPLACE -> slip.atTheEnd() ? ENDING : REPLACED;
            case SEVERAL -> several(slip, longer, shorter);
        };
        return byLetters != PLURAL && Meanings.same(a, b) ? Optional.of(TRANSLATED) : Optional.ofNullable(byLetters);
    }

    private static Likeness ending(String longer) {
        return longer.endsWith("s") || longer.endsWith("x") ? PLURAL : ENDING;
    }

    private static @Nullable Likeness several(Slip slip, String longer, String shorter) {
        if (slip.anagram()) {
            return SCRAMBLED;
        }
        boolean ending = slip.at() >= SHORTEST_STEM && slip.length() - slip.at() <= LONGEST_ENDING;
        if (shorter.length() >= SHORTEST_BEGINNING && abbreviates(longer, shorter)) {
            return ending ? ENDING : ABBREVIATED;
        }
        if (ending) {
            return ENDING;
        }
        return slip.distance() <= 2 && slip.length() >= SHORTEST_FOR_TWO ? TWICE : null;
    }

    private static boolean abbreviates(String longer, String shorter) {
        return longer.startsWith(shorter) || contracts(longer, shorter);
    }

    /** First and last letters kept, the midst left out: {@code phie} of {@code pharmacie}. */
    private static boolean contracts(String longer, String shorter) {
        int at = 0;
        for (int i = 0; i < longer.length() && at < shorter.length(); i++) {
            at += longer.charAt(i) == shorter.charAt(at) ? 1 : 0;
        }
        return at == shorter.length()
                && shorter.length() >= SHORTEST_FOR_CONTRACTION
                && longer.length() >= shorter.length() + SHORTEST_FOR_CONTRACTION
                && longer.charAt(0) == shorter.charAt(0)
                && longer.charAt(longer.length() - 1) == shorter.charAt(shorter.length() - 1);
    }
}
