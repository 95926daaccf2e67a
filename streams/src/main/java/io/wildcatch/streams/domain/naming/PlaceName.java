package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One spelling of a town's name. */
public final class PlaceName {

    private static final Set<String> LINKING = Set.of("le", "la", "les", "l", "d", "de", "du", "des", "sur", "s", "en");
    private static final Set<String> NO_PART_OF_IT = Set.of("cedex", "arrondissement", "arr", "bp", "cs");

    private PlaceName() {}

    /**
     * The town as a key: lower-case ASCII words, {@code st} and {@code ste} written out, no post codes, sorting offices
     * ({@code cedex}) or districts ({@code Paris 16}, {@code Lyon 3e arrondissement}), no articles.
     *
     * @return the key; empty when no town is named
     */
    public static String normalise(String raw) {
        List<String> words = new ArrayList<>();
        for (String word : Words.of(raw)) {
            String whole = writtenOut(word);
            if (Character.isDigit(whole.charAt(0)) || NO_PART_OF_IT.contains(whole)) {
                continue;
            }
            words.add(whole);
        }
        List<String> bare = new ArrayList<>(words);
        bare.removeIf(LINKING::contains);
        return String.join(" ", bare.isEmpty() ? words : bare);
    }

    private static String writtenOut(String word) {
        return switch (word) {
            case "st", "sankt", "sint" -> "saint";
            case "ste" -> "sainte";
            case "gd" -> "grand";
            default -> word;
        };
    }
}
