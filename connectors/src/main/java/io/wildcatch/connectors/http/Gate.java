package io.wildcatch.connectors.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. With a token: whoever bears it. Without one: programs of this machine, but not the web pages that its
 * browser shows, which can reach loopback ports too (by another site's script, or by a name that points here).
 */
public final class Gate {

    private static final String BEARER = "bearer ";
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Endpoint endpoint;

    public Gate(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Whether the request bears the token, or none is needed. */
    public boolean hasToken(HttpExchange exchange) {
        Secret token = endpoint.token();
        return token == null || token.matches(bearer(exchange));
    }

    /** Whether the request comes from a page of another site, or was sent to a name that isn't ours. */
    public boolean isForeign(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return isOtherOrigin(exchange.getRequestHeaders().getFirst("Origin"), host)
                || (endpoint.token() == null && !isOurName(host));
    }

    private boolean isOurName(@Nullable String hostHeader) {
        if (hostHeader == null) {
            return true;
        }
        String name = hostHeader.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return LOCAL_NAMES.contains(name) || name.equalsIgnoreCase(endpoint.host());
    }

    /** A proxy that ends TLS leaves the page's origin at https. */
    private static boolean isOtherOrigin(@Nullable String origin, @Nullable String host) {
        return origin != null
                && !origin.equalsIgnoreCase("http://" + host)
                && !origin.equalsIgnoreCase("https://" + host);
    }

    private static String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        boolean isBearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return isBearer && header != null ? header.substring(BEARER.length()).strip() : "";
    }
}
