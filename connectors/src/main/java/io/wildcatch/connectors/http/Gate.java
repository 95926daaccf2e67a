package io.wildcatch.connectors.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/**
 * Who may ask. With a token: whoever bears it. Without one: programs of this machine, but not the web pages that its
 * browser shows ({@link OtherSites}).
 */
public final class Gate {

    private static final String BEARER = "bearer ";

    private final Endpoint endpoint;
    private final OtherSites others;

    public Gate(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.others = new OtherSites(endpoint.host(), endpoint.token() != null);
    }

    /** Whether the request bears the token, or none is needed. */
    public boolean hasToken(HttpExchange exchange) {
        Secret token = endpoint.token();
        return token == null || token.matches(bearer(exchange));
    }

    /** Whether the request comes from a page of another site, or was sent to a name that isn't ours. */
    public boolean isForeign(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        return others.sent(headers.getFirst("Origin"), headers.getFirst("Host"));
    }

    private static String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        boolean isBearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return isBearer && header != null ? header.substring(BEARER.length()).strip() : "";
    }
}
