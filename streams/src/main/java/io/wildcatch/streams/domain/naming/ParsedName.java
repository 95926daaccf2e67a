package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A company name taken apart.
 *
 * @param head words before the first dash or comma, without legal forms
 * @param tail words after it, without legal forms and acronyms
 * @param acronyms abbreviations that the name itself explains
 * @param forms words of the legal forms found
 * @param allLetters the whole spelling in one word, legal forms included
 */
record ParsedName(List<String> head, List<String> tail, Set<String> acronyms, Set<String> forms, String allLetters) {

    private static final Set<String> CIVIL =
            Set.of("sci", "sc", "scm", "sccv", "scea", "gfa", "gaec", "earl", "immobiliere", "civile");
    private static final Set<String> COMMERCIAL = Set.of("sas", "sasu", "sarl", "eurl", "sa", "snc", "sca", "gie");

    /** Every word in order. */
    List<String> words() {
        List<String> words = new ArrayList<>(head);
        words.addAll(tail);
        return words;
    }

    boolean isEmpty() {
        return head.isEmpty();
    }

    /** Every word, in one. */
    String letters() {
        return String.join("", head) + String.join("", tail);
    }

    /** The numbers in it, which tell sister companies apart. */
    List<String> numbers() {
        return Numerals.of(words());
    }

    /** A company that holds property or works land, as French law knows it. */
    boolean isCivil() {
        return forms.stream().anyMatch(CIVIL::contains);
    }

    /** A property company is never a trading company, though they like to share a name. */
    boolean formContradicts(ParsedName other) {
        return (onlyCivil() && other.onlyCommercial()) || (onlyCommercial() && other.onlyCivil());
    }

    private boolean onlyCivil() {
        return isCivil() && !isCommercial();
    }

    private boolean onlyCommercial() {
        return isCommercial() && !isCivil();
    }

    private boolean isCommercial() {
        return forms.stream().anyMatch(COMMERCIAL::contains);
    }
}
