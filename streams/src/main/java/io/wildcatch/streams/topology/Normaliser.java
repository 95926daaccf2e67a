package io.wildcatch.streams.topology;

import com.google.common.net.InternetDomainName;
import io.wildcatch.streams.domain.naming.CompanyName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One spelling for each identifier of a company. Not safe for use by several threads. */
final class Normaliser {

    private static final int REMEMBERED = 16_384;

    /** Working out a public suffix costs more than everything else at intake; senders repeat themselves. */
    private final Recent<String, String> domains = new Recent<>(REMEMBERED);

    /**
     * Registrable domain, by the public suffix list.
     *
     * @param raw a domain, a host or a URL
     * @return null when it is no domain
     */
    @Nullable
    String domain(@Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        String known = domains.get(raw);
        if (known == null) {
            String worked = registrable(raw);
            known = worked == null ? "" : worked;
            domains.put(raw, known);
        }
        return known.isEmpty() ? null : known;
    }

    private static @Nullable String registrable(String raw) {
        String host = host(raw.strip().toLowerCase(Locale.ROOT));
        if (host.indexOf('.') < 0 || !InternetDomainName.isValid(host)) {
            return null;
        }
        InternetDomainName name = InternetDomainName.from(host);
        if (name.isUnderRegistrySuffix()) {
            return name.topDomainUnderRegistrySuffix().toString();
        }
        // A public suffix itself belongs to no company; an unknown suffix is taken as it stands.
        return name.isRegistrySuffix() || isNumeric(host) ? null : name.toString();
    }

    private static String host(String text) {
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(rest.lastIndexOf('@', Math.max(0, end - 1)) + 1, end);
        String host = authority.startsWith("www.") ? authority.substring(4) : authority;
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean isNumeric(String host) {
        return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
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
