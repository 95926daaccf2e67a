package io.wildcatch.connectors.feeds;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Country codes of feeds, as ISO 3166-1 alpha-2. */
final class Countries {

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOCountries());
    private static final Map<String, String> BY_THREE_LETTERS = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    code -> new Locale.Builder().setRegion(code).build().getISO3Country(), code -> code));

    private Countries() {}

    /** Understands alpha-2, alpha-3, and the EU's own {@code UK} and {@code EL}. */
    static Optional<String> of(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        String known = switch (upper) {
            case "UK" -> "GB";
            case "EL" -> "GR";
            default -> upper.length() == 3 ? BY_THREE_LETTERS.getOrDefault(upper, "") : upper;
        };
        return Optional.of(known).filter(TWO_LETTERS::contains);
    }
}
