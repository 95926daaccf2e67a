package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one spelling of a company's name apart: parts, legal forms, acronyms. */
final class NameParser {

    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]*)\\)");
    /** A dash, a comma, a full stop behind a whole word, or a hyphen before a department. */
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[-–—:|/]+\\s*|\\s*[–—;]\\s*|,\\s+|-\\s+|(?<=[a-z]{4})\\.\\s+" + "|-(?=(?:"
                    + Vocabulary.units() + ")\\b)");

    private static final Pattern ABBREVIATED = Pattern.compile("(?:[-–—,;]\\s*)?\\b(?:en abrege|par abreviation|sigle"
            + "|abgekurzt|in short|en abreviatura|in sigla|w skrocie|zkracene|sakrateno)\\b\\s*:?\\s*(.+)$");
    /** What adds other companies, a spokesman, a nickname, an address or an internet address to the name of one. */
    private static final Pattern ADDED =
            Pattern.compile("\\s*,?\\s+(?:including|y compris|(?:et|and|&|&/or|or)\\s+(?:ses|its|all|all its)\\s+"
                    + "(?:filiales|subsidiaries|affiliates))\\b.*$"
                    + "|[\\s,(]+(?:represente(?:e|es|s)? par|represented by|vertreten durch|representad[oa] por"
                    + "|rappresentat[oa] da|reprezentowan[aey] przez|reprezentat[a]? (?:de|prin)|zastoupen[yao]?"
                    + "|predstavlavano ot|hereinafter|ci-apres|nachfolgend|en adelante)\\b.*$"
                    + "|[\\s,]+(?:ul\\.|ulica|al\\.|c/|calle|strasse|str\\.)\\s.*\\d.*$"
                    + "|(?<=[a-z0-9]{3})\\.(?:com|net|org|eu|fr|de|dk|nl|be|at|ch|it|es|pt|pl|cz|se|no|fi|uk|io)\\s*$");

    private final Set<String> acronyms = new HashSet<>();
    private final Set<String> forms = new HashSet<>();

    private NameParser() {}

    static ParsedName parse(String raw) {
        return new NameParser().parseFolded(ADDED.matcher(Ascii.fold(raw)).replaceFirst(""));
    }

    private ParsedName parseFolded(String folded) {
        String text = takeAbbreviation(folded);
        List<List<String>> full = parts(text);
        List<List<String>> bare = new ArrayList<>();
        for (List<String> part : full) {
            bare.add(wholeBody(withoutForms(part)));
        }
        if (bare.stream().allMatch(List::isEmpty)) {
            bare = new ArrayList<>(full);
            forms.clear();
        }
        dropAcronyms(full, bare);
        bare.removeIf(List::isEmpty);
        List<String> tail = new ArrayList<>();
        bare.stream().skip(1).forEach(tail::addAll);
        List<String> head = bare.isEmpty() ? List.of() : bare.get(0);
        return new ParsedName(head, tail, acronyms, forms, String.join("", Words.ofFolded(text)));
    }

    private String takeAbbreviation(String folded) {
        Matcher abbreviated = ABBREVIATED.matcher(folded);
        if (!abbreviated.find()
                || Words.ofFolded(folded.substring(0, abbreviated.start())).isEmpty()) {
            return folded;
        }
        acronyms.add(String.join("", Words.ofFolded(abbreviated.group(1))));
        return folded.substring(0, abbreviated.start());
    }

    private static List<List<String>> parts(String folded) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : SEPARATOR.split(PARENTHESES.matcher(folded).replaceAll(" "), -1)) {
            parts.add(Words.ofFolded(part));
        }
        Matcher parentheses = PARENTHESES.matcher(folded);
        while (parentheses.find()) {
            parts.add(Words.ofFolded(parentheses.group(1)));
        }
        parts.removeIf(List::isEmpty);
        return parts;
    }

    /** {@code consejeria de educacion de la comunidad de madrid} is {@code comunidad de madrid}: it buys for the whole. */
    private static List<String> wholeBody(List<String> part) {
        boolean ofBody = part.size() > 2 && (Vocabulary.isUnit(part.get(0)) || Vocabulary.isRole(part.get(0)));
        for (int i = 1; ofBody && i < part.size() - 1; i++) {
            if (Vocabulary.isBody(part.get(i))) {
                return part.subList(i, part.size());
            }
        }
        return part;
    }

    private List<String> withoutForms(List<String> part) {
        List<String> rest = LegalForms.strip(part);
        part.stream().filter(word -> !rest.contains(word)).forEach(forms::add);
        return rest;
    }

    /** Whole parts first, then the last and the first word of the head; what they stand for may hold a legal form. */
    private void dropAcronyms(List<List<String>> full, List<List<String>> bare) {
        for (int i = 0; i < bare.size(); i++) {
            List<String> others = new ArrayList<>();
            for (int j = 0; j < full.size(); j++) {
                if (j != i) {
                    others.addAll(full.get(j));
                }
            }
            if (isAcronym(String.join("", bare.get(i)), others)) {
                bare.set(i, List.of());
            }
        }
        List<String> head = bare.isEmpty() ? List.of() : bare.get(0);
        int last = head.size() - 1;
        if (last > 1 && isAcronym(head.get(last), head.subList(0, last))) {
            bare.set(0, head.subList(0, last));
        } else if (last > 1 && isAcronym(head.get(0), head.subList(1, head.size()))) {
            bare.set(0, head.subList(1, head.size()));
        }
    }

    private boolean isAcronym(String word, List<String> others) {
        return Acronym.standsFor(word, others) && acronyms.add(word);
    }
}
