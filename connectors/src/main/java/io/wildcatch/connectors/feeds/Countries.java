package io.wildcatch.connectors.feeds;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Countries of feeds, as ISO 3166-1 alpha-2. */
final class Countries {

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOCountries());
    private static final Map<String, String> BY_THREE_LETTERS = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    code -> new Locale.Builder().setRegion(code).build().getISO3Country(), code -> code));

    private Countries() {}

    /**
     * Understands alpha-2, alpha-3, the EU's own {@code UK} and {@code EL}, and names as English speakers or the people
     * there write them.
     */
    static Optional<String> of(String written) {
        String upper = written.strip().toUpperCase(Locale.ROOT);
        String known = switch (upper) {
            case "UK" -> "GB";
            case "EL" -> "GR";
            default -> {
                String code = upper.length() == 3 ? BY_THREE_LETTERS.getOrDefault(upper, "") : upper;
                yield TWO_LETTERS.contains(code) ? code : Names.CODES.getOrDefault(Names.plain(written), "");
            }
        };
        return Optional.of(known).filter(TWO_LETTERS::contains);
    }

    /** Only loaded where a feed writes names: the JDK looks them up in the data of each locale. */
    private static final class Names {

        private static final Map<String, String> CODES = codes();

        /** English names win: what is one country in English isn't another one elsewhere. */
        private static Map<String, String> codes() {
            Map<String, String> codes = new HashMap<>();
            Set<String> several = new HashSet<>();
            for (Locale locale : Locale.getAvailableLocales()) {
                String code = locale.getCountry();
                String name = plain(locale.getDisplayCountry(locale));
                if (TWO_LETTERS.contains(code) && !code.equals(codes.computeIfAbsent(name, first -> code))) {
                    several.add(name);
                }
            }
            codes.keySet().removeAll(several);
            for (String code : TWO_LETTERS) {
                codes.put(plain(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)), code);
            }
            codes.put(plain("United States of America"), "US");
            codes.put(plain("Great Britain"), "GB");
            return Map.copyOf(codes);
        }

        /** Without accents, case and punctuation. */
        private static String plain(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFKD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]", "");
        }
    }
}
