package io.wildcatch.connectors.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that a browser sends on behalf of another site. Loopback ports are open to the web pages that this
 * machine's browser shows, too: by a script of another site, or by a name of another site that points here.
 */
public final class OtherSites {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String listening;
    private final boolean byToken;

    /**
     * @param listening name or address that the server listens on
     * @param byToken whether requests bear a token, which no other site knows: then any name may lead here
     */
    public OtherSites(String listening, boolean byToken) {
        this.listening = listening;
        this.byToken = byToken;
    }

    /**
     * Whether a page of another site sent it, or it was sent to a name that isn't ours.
     *
     * @param origin header of that name; browsers set it, programs don't
     * @param host header of that name
     */
    public boolean sent(@Nullable String origin, @Nullable String host) {
        return isOther(origin, host) || (!byToken && !isOurs(host));
    }

    private boolean isOurs(@Nullable String hostHeader) {
        if (hostHeader == null) {
            return true;
        }
        String name = hostHeader.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return LOCAL_NAMES.contains(name) || name.equalsIgnoreCase(listening);
    }

    /** A proxy that ends TLS leaves the page's origin at https. */
    private static boolean isOther(@Nullable String origin, @Nullable String host) {
        return origin != null
                && !origin.equalsIgnoreCase("http://" + host)
                && !origin.equalsIgnoreCase("https://" + host);
    }
}
