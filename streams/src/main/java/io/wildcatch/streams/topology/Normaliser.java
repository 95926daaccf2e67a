package io.wildcatch.streams.topology;

import io.wildcatch.schemas.Domains;
import io.wildcatch.streams.domain.naming.CompanyName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One spelling for each identifier of a company. */
final class Normaliser {

    /**
     * Registrable domain, spelt as in the keys of signals: whoever keys by domain is at home.
     *
     * @param raw a domain, a host or a URL
     * @return null when it is no domain
     */
    @Nullable
    String domain(@Nullable String raw) {
        return raw == null ? null : Domains.registrable(raw).orElse(null);
    }

    /**
     * Registry id with its country, for example FR:552032534.
     *
     * @return null when it identifies nobody, as placeholders such as 000000000 do
     */
    @Nullable
    String registryId(@Nullable String raw, @Nullable String country) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        String text = raw.strip().toUpperCase(Locale.ROOT);
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? (country == null ? "" : country) : text.substring(0, colon);
        String number = alphanumeric(text.substring(colon + 1));
        if (number.length() < 3 || number.chars().distinct().count() < 2) {
            return null;
        }
        if (prefix.equals("FR")) {
            String siren = number.length() == 14 ? number.substring(0, 9) : number;
            return isSiren(siren) ? "FR:" + siren : null;
        }
        return prefix + ":" + number;
    }

    private static String alphanumeric(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(Character::isLetterOrDigit).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** Nine digits whose Luhn sum is a multiple of ten. */
    static boolean isSiren(String text) {
        if (text.length() != 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int digit = (text.charAt(8 - i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /** @return null when it is no two-letter code */
    @Nullable
    String country(@Nullable String raw) {
        String text = raw == null ? "" : raw.strip().toUpperCase(Locale.ROOT);
        return text.length() == 2 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z') ? text : null;
    }

    /** @return null when nothing usable is in it */
    @Nullable
    String name(@Nullable String raw) {
        String name = raw == null ? "" : CompanyName.normalise(raw);
        return name.isEmpty() ? null : name;
    }
}
