package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.List;

/** Cuts a name into lower-case ASCII words, with abbreviations put together: {@code A.D.A.} and {@code A D A} are one. */
final class Words {

    private Words() {}

    static List<String> of(String raw) {
        return ofFolded(Ascii.fold(raw));
    }

    static List<String> ofFolded(String folded) {
        return joinSingleLetters(split(folded));
    }

    private static List<String> split(String folded) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (isWordCharacter(c)) {
                word.append(c);
            } else if (!standsInAbbreviation(folded, i)) {
                flush(word, words);
                if (c == '&' || c == '+') {
                    words.add("et");
                }
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(joiner(word.toString()));
            word.setLength(0);
        }
    }

    private static String joiner(String word) {
        return switch (word) {
            case "and", "und" -> "et";
            default -> word;
        };
    }

    /** A dot or slash right between two letters that stand alone, as in {@code s.a.s} or {@code a/s}. */
    private static boolean standsInAbbreviation(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == '/') && isLoneLetter(text, at - 1) && isLoneLetter(text, at + 1);
    }

    private static boolean isLoneLetter(String text, int at) {
        return isLetter(text, at) && !isWordAt(text, at - 1) && !isWordAt(text, at + 1);
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }

    private static boolean isWordAt(String text, int at) {
        return at >= 0 && at < text.length() && isWordCharacter(text.charAt(at));
    }

    private static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static List<String> joinSingleLetters(List<String> words) {
        List<String> joined = new ArrayList<>(words.size());
        StringBuilder run = new StringBuilder();
        for (String word : words) {
            if (word.length() == 1 && isLetter(word, 0)) {
                run.append(word);
            } else {
                flush(run, joined);
                joined.add(word);
            }
        }
        flush(run, joined);
        return joined;
    }
}
