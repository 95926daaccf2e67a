package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import org.jspecify.annotations.Nullable;

/** An address as people type it: {@code 127.0.0.1:9092}, {@code [::1]:9092}. */
record HostPort(String host, int port) {

    /**
     * @param what it is for, for the message
     * @throws InputException when it is none
     */
    static HostPort parse(String text, String what) {
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, Math.max(0, colon)).replaceFirst("^\\[(.*)]$", "$1");
            int port = Integer.parseInt(text.substring(colon + 1));
            if (!host.isBlank() && port >= 0 && port <= 65_535) {
                return new HostPort(host, port);
            }
        } catch (NumberFormatException e) {
            throw new InputException(mistake(text, what), e);
        }
        throw new InputException(mistake(text, what));
    }

    /** As an address to listen on; says so when that needs a token and there is none. */
    Endpoint endpoint(@Nullable Secret token) {
        try {
            return new Endpoint(host, port, token);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    e.getMessage() + " (the setting wildcatch.token, --token-file, or WILDCATCH_TOKEN)", e);
        }
    }

    private static String mistake(String text, String what) {
        return what + ": expected HOST:PORT, for example 127.0.0.1:9092, got " + text;
    }
}
