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
 * @param words every word in order
 * @param letters every word, in one
 * @param numbers the numbers in it, which tell sister companies apart
 */
record ParsedName(
        List<String> head,
        List<String> tail,
        Set<String> acronyms,
        Set<String> forms,
        String allLetters,
        List<String> words,
        String letters,
        List<String> numbers) {

    private static final Set<String> CIVIL =
            Set.of("sci", "sc", "scm", "sccv", "scea", "gfa", "gaec", "earl", "immobiliere", "civile");
    private static final Set<String> COMMERCIAL = Set.of("sas", "sasu", "sarl", "eurl", "sa", "snc", "sca", "gie");

    ParsedName(List<String> head, List<String> tail, Set<String> acronyms, Set<String> forms, String allLetters) {
        this(head, tail, acronyms, forms, allLetters, together(head, tail));
    }

    private ParsedName(
            List<String> head,
            List<String> tail,
            Set<String> acronyms,
            Set<String> forms,
            String allLetters,
            List<String> words) {
        this(head, tail, acronyms, forms, allLetters, words, String.join("", words), Numerals.of(words));
    }

    private static List<String> together(List<String> head, List<String> tail) {
        List<String> words = new ArrayList<>(head);
        words.addAll(tail);
        return words;
    }

    boolean isEmpty() {
        return head.isEmpty();
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
