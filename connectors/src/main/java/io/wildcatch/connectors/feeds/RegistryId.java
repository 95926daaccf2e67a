package io.wildcatch.connectors.feeds;

import com.google.common.base.CharMatcher;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Company register ids as {@code <country>:<number>}, and only those that can be one: a placeholder that passed would
 * merge hundreds of companies into one.
 */
public final class RegistryId {

    private static final CharMatcher FILLING = CharMatcher.whitespace().or(CharMatcher.anyOf(".-_/\u00a0\u202f"));
    private static final Pattern SIREN = Pattern.compile("^(?:FR\\d{2}(?=\\d{9}$))?(\\d{9})(?:\\d{5})?(?!\\d)");
    private static final int SIREN_LENGTH = 9;

    /** Shapes after punctuation is gone; what stands around the number in practice is let in and dropped. */
    private static final Map<String, Pattern> SHAPES = Map.ofEntries(
            shape("BE", "(?:BE)?([01]\\d{9})"),
            shape("BG", "(?:BG)?(\\d{9}|\\d{13})"),
            shape("CZ", "(?:CZ)?(\\d{8})"),
            shape("DE", "(DE\\d{9})"),
            shape("DK", "(?:DK|CVR|CVRNR)?(\\d{8})"),
            shape("EE", "(?:EE)?(\\d{8})"),
            shape("ES", "(?:ES)?([A-HJNP-SUVW]\\d{7}[0-9A-J])"),
            shape("FI", "(?:FI)?(\\d{8})"),
            shape("GB", "(?:GB)?((?:SC|NI|OC)?\\d{6,8})"),
            shape("HR", "(?:HR)?(\\d{11})"),
            shape("HU", "(?:HU)?(\\d{11})"),
            shape("IT", "(?:IT)?(\\d{11})"),
            shape("LT", "(?:LT)?(\\d{9})"),
            shape("LV", "(?:LV)?(\\d{11})"),
            shape("NL", "(?:NL|KVK)?(\\d{8,9})"),
            shape("NO", "(?:NO)?(\\d{9})(?:MVA)?"),
            shape("PL", "(?:PL)?(\\d{9,10}|\\d{14})"),
            shape("PT", "(?:PT)?(\\d{9})"),
            shape("RO", "(?:RO)?(\\d{6,10})"),
            shape("SE", "(?:SE)?(\\d{10})"),
            shape("SI", "(?:SI)?(\\d{7}(?:000)?)"),
            shape("SK", "(?:SK)?(\\d{8})"));

    private RegistryId() {}

    /**
     * The id of a French company in whatever holds its SIREN: {@code 552 100 554}, {@code 323623603 R.C.S. Pontoise}, a
     * SIRET, a VAT number.
     *
     * @return {@code FR:} and nine digits; empty unless they pass the Luhn check and aren't one digit nine times
     */
    public static Optional<String> french(String raw) {
        Matcher matcher = SIREN.matcher(FILLING.removeFrom(raw).toUpperCase(Locale.ROOT));
        if (!matcher.find()) {
            return Optional.empty();
        }
        String siren = matcher.group(1);
        return siren.length() == SIREN_LENGTH && !isOneDigit(siren) && luhn(siren)
                ? Optional.of("FR:" + siren)
                : Optional.empty();
    }

    /**
     * The id of a company of any country whose register numbers have a known shape.
     *
     * @param country ISO 3166-1 alpha-2 code
     * @return empty for an unknown country, another shape, or a placeholder
     */
    public static Optional<String> of(String country, String raw) {
        if (country.equals("FR")) {
            return french(raw);
        }
        Pattern shape = SHAPES.get(country);
        if (shape == null) {
            return Optional.empty();
        }
        Matcher matcher = shape.matcher(FILLING.removeFrom(raw).toUpperCase(Locale.ROOT));
        if (!matcher.matches() || isPlaceholder(matcher.group(1))) {
            return Optional.empty();
        }
        return Optional.of(country + ":" + matcher.group(1));
    }

    private static Map.Entry<String, Pattern> shape(String country, String pattern) {
        return Map.entry(country, Pattern.compile(pattern));
    }

    private static boolean isPlaceholder(String id) {
        String digits = CharMatcher.inRange('0', '9').retainFrom(id);
        return isOneDigit(digits) || "0123456789".contains(digits) || digits.startsWith("123456");
    }

    private static boolean isOneDigit(String digits) {
        return digits.chars().distinct().count() <= 1;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
