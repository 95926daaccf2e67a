package io.wildcatch.schemas;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Finds the registrable domain, which is what a company owns, in whatever senders give for one. */
public final class Domains {

    private static final int LONGEST = 2_048;

    /**
     * The same few companies come again and again, and the public suffix list takes a microsecond for each: each slot
     * keeps the last text that fell on it. Not more than four megabytes in all.
     */
    private static final AtomicReferenceArray<Found> RECENT = new AtomicReferenceArray<>(16_384);

    private static final int SLOTS = RECENT.length();
    private static final int LONGEST_KEPT = 64;

    private Domains() {}

    /**
     * The registrable domain of a host, URL or mail address by the public suffix list, in lower-case ASCII: {@code
     * https://www.acme.co.uk/shop} gives {@code acme.co.uk}. Under a top-level domain that the list doesn't know, the
     * last two labels. Empty for IP addresses, single labels, bare public suffixes and what is no host at all.
     */
    public static Optional<String> registrable(String text) {
        if (text.length() > LONGEST_KEPT) {
            return text.length() > LONGEST ? Optional.empty() : find(text);
        }
        int slot = text.hashCode() & (SLOTS - 1);
        Found found = RECENT.get(slot);
        if (found == null || !found.text.equals(text)) {
            found = new Found(text, find(text));
            RECENT.set(slot, found);
        }
        return found.domain;
    }

    private static Optional<String> find(String text) {
        try {
            String host = host(text.strip().toLowerCase(Locale.ROOT));
            return registrableOf(InternetDomainName.from(ascii(host)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As {@link #registrable}, but free-mail domains give nothing either. */
    public static Optional<String> ofCompany(String text) {
        return registrable(text).filter(domain -> !FreeMail.contains(domain));
    }

    private static Optional<String> registrableOf(InternetDomainName name) {
        if (name.isUnderPublicSuffix()) {
            return Optional.of(name.topPrivateDomain().toString());
        }
        if (name.isPublicSuffix()) {
            // A provider's own domain, such as wordpress.com, is on the list because its customers live under it.
            return name.isUnderRegistrySuffix()
                    ? Optional.of(name.topDomainUnderRegistrySuffix().toString())
                    : Optional.empty();
        }
        int labels = name.parts().size();
        return labels < 2
                ? Optional.empty()
                : Optional.of(String.join(".", name.parts().subList(labels - 2, labels)));
    }

    private record Found(String text, Optional<String> domain) {}

    private static String host(String text) {
        int scheme = text.indexOf("//");
        int start = scheme == 0 || (scheme > 0 && text.charAt(scheme - 1) == ':') ? scheme + 2 : 0;
        int end = start;
        while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(start, end);
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int port = hostAndPort.indexOf(':');
        return port < 0 ? hostAndPort : hostAndPort.substring(0, port);
    }

    private static String ascii(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) > 0x7f) {
                return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            }
        }
        return host;
    }
}
