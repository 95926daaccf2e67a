package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One spelling of a company's name to keep it by, and coarse keys to look for its other spellings. */
public final class CompanyName {

    private static final int BLOCK_LENGTH = 3;
    private static final int ENDING_LENGTH = 4;
    private static final int LONG_WORD = 6;

    private CompanyName() {}

    /**
     * The name as a key: transliterated to lower-case ASCII, punctuation and legal forms gone, single spaces.
     *
     * <p>{@code "ACME S.A."} gives {@code "acme"}; {@code "Brösel & Söhne GmbH & Co. KG"} gives {@code "brosel et sohne"}.
     * A name that is nothing but legal forms keeps them. Normalising twice changes nothing.
     *
     * @param raw the name as a source spells it, in any script
     * @return the key; empty when there is no letter or digit in the name
     */
    public static String normalise(String raw) {
        List<String> words = Words.of(raw);
        List<String> rest = LegalForms.strip(words);
        return String.join(" ", rest.isEmpty() ? words : rest);
    }

    /**
     * The first of {@link #blocks}: one cheap key under which most spellings of a company meet. Where a name may be kept
     * under several keys, {@code blocks} misses far fewer.
     *
     * @param normalised what {@link #normalise} gave
     * @return up to three letters; empty for an empty name
     */
    public static String block(String normalised) {
        return blocks(normalised).stream().findFirst().orElse("");
    }

    /**
     * Keys of which two spellings of one company nearly always share one: the beginnings of the first and the last word
     * that say whose company it is, and the ending of a name of one long word.
     *
     * @param normalised what {@link #normalise} gave
     * @return one to three short keys, in a fixed order; none for an empty name
     */
    public static Set<String> blocks(String normalised) {
        Set<String> keys = new LinkedHashSet<>();
        if (normalised.isEmpty()) {
            return keys;
        }
        List<String> telling = telling(List.of(normalised.split(" ", -1)));
        String first = telling.get(0);
        keys.add(beginning(first));
        keys.add(beginning(telling.get(telling.size() - 1)));
        if (telling.size() == 1 && first.length() >= LONG_WORD) {
            keys.add("-" + first.substring(first.length() - ENDING_LENGTH));
        }
        return keys;
    }

    private static List<String> telling(List<String> words) {
        List<String> significant = new ArrayList<>(words);
        significant.removeIf(Vocabulary::isFiller);
        List<String> names = new ArrayList<>(significant);
        names.removeIf(Vocabulary::isTradeWord);
        if (!names.isEmpty()) {
            return names;
        }
        return significant.isEmpty() ? words : significant;
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(BLOCK_LENGTH, word.length()));
    }
}
