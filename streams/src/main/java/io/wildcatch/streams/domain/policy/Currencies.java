package io.wildcatch.streams.domain.policy;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rates by which baskets in other currencies become EUR, which is what all rules count in. */
final class Currencies {

    private static final String EURO = "EUR";
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private Currencies() {}

    static Map<String, Double> checked(Map<String, Double> rates) {
        rates.forEach(Currencies::check);
        // In one order, so that a policy is written in one way.
        return Collections.unmodifiableMap(new TreeMap<>(rates));
    }

    private static void check(String code, @Nullable Double rate) {
        String field = "currencies." + code;
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(field + " must be named by an ISO 4217 code such as USD");
        }
        if (rate == null || !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " must be greater than 0: EUR for one unit");
        }
        if (code.equals(EURO) && rate != 1) {
            throw new IllegalArgumentException(field + " must be 1: all money is counted in EUR");
        }
    }

    static @Nullable Double rate(Map<String, Double> rates, @Nullable String currency) {
        String code = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
        return code.isEmpty() || code.equals(EURO) ? Double.valueOf(1) : rates.get(code);
    }
}
