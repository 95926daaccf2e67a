package io.wildcatch.schemas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains that give mail addresses to anybody, and so identify nobody's company. */
public final class FreeMail {

    private static final String LIST = "free-mail-domains.txt";
    private static final Set<String> DOMAINS = load();

    private FreeMail() {}

    /** True when the registrable domain belongs to such a provider; letter case doesn't count. */
    public static boolean contains(String domain) {
        return DOMAINS.contains(domain) || DOMAINS.contains(domain.toLowerCase(Locale.ROOT));
    }

    private static Set<String> load() {
        InputStream list = Objects.requireNonNull(FreeMail.class.getResourceAsStream(LIST), LIST);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the bundled list " + LIST, e);
        }
    }
}
