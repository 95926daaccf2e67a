package io.wildcatch.streams.domain.naming;

import java.util.List;

/** One spelling of a company's name to keep it by, and a coarse key to look for its other spellings. */
public final class CompanyName {

    private CompanyName() {}

    /**
     * The name as a key: transliterated to lower-case ASCII, punctuation and legal forms gone, single spaces.
     *
     * <p>{@code "ACME S.A."} gives {@code "acme"}; {@code "Müller & Söhne GmbH & Co. KG"} gives {@code "muller et sohne"}.
     * A name that is nothing but legal forms keeps them. Normalising twice changes nothing.
     *
     * @param raw the name as a source spells it, in any script
     * @return the key; empty when there is no letter or digit in the name
     */
    public static String normalise(String raw) {
        return String.join(" ", withoutLegalForms(Words.of(raw)));
    }

    static List<String> withoutLegalForms(List<String> words) {
        List<String> rest = words;
        while (true) {
            int end = LegalForms.atEnd(rest);
            if (end == 0) {
                break;
            }
            rest = rest.subList(0, rest.size() - end);
        }
        while (true) {
            int head = LegalForms.atHead(rest);
            if (head == 0) {
                break;
            }
            rest = rest.subList(head, rest.size());
        }
        return rest.isEmpty() ? words : rest;
    }
}
