package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's name without what differs between spellings of it: case, accents, punctuation, spacing, and which of its
 * words comes first ("ROUX, Claire" is "Claire Roux").
 *
 * @param words lower-case ASCII, sorted, at least one
 */
public record PersonName(List<String> words) {

    public PersonName {
        List<String> sorted = new ArrayList<>(words);
        Collections.sort(sorted);
        words = List.copyOf(sorted);
    }

    /** @return null when there is no letter in it */
    public static @Nullable PersonName of(@Nullable String raw) {
        List<String> words = raw == null ? List.of() : words(Ascii.fold(raw));
        return words.isEmpty() ? null : new PersonName(words);
    }

    private static List<String> words(String folded) {
        List<String> words = new ArrayList<>(3);
        int start = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i == folded.length() || folded.charAt(i) < 'a' || folded.charAt(i) > 'z') {
                if (i > start) {
                    words.add(folded.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** Whether it tells a person from others of a company: a single word names many. */
    public boolean isFull() {
        return words.size() > 1;
    }

    /** Whether a name is this one, and tells a person from others. */
    public boolean isCertainly(@Nullable PersonName other) {
        return isFull() && equals(other);
    }

    /**
     * Whether both may be names of one person: they are the same, or the longer one has every word of the shorter one or
     * begins with it where that is an initial ("Mme C. Roux", "Claire Roux"). A single word is like itself alone.
     */
    public boolean mayBe(@Nullable PersonName other) {
        if (other == null || equals(other)) {
            return other != null;
        }
        boolean shorter = words.size() <= other.words.size();
        List<String> rest = new ArrayList<>(shorter ? words : other.words);
        List<String> longer = new ArrayList<>(shorter ? other.words : words);
        if (rest.size() < 2) {
            return false;
        }
        boolean shared = rest.removeIf(longer::remove);
        return shared && rest.stream().allMatch(word -> removeLike(word, longer));
    }

    private static boolean removeLike(String word, List<String> words) {
        String like = words.stream()
                .filter(other -> isInitial(word, other) || isInitial(other, word))
                .findFirst()
                .orElse(null);
        return like != null && words.remove(Objects.requireNonNull(like));
    }

    private static boolean isInitial(String letter, String word) {
        return letter.length() == 1 && word.startsWith(letter);
    }
}
