package io.wildcatch.connectors.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Map;

/**
 * Settings of the JDK's HTTP server that only system properties reach. They hold for the whole process and are read
 * when the first server is made, so that whoever starts several servers makes each of them here. What the command
 * line sets already stays.
 */
public final class HttpDefaults {

    private static final Map<String, String> SETTINGS = Map.of(
            // Head and body leave as two packets: with Nagle's algorithm the second waits 40 ms for an acknowledgement.
            "sun.net.httpserver.nodelay", "true",
            // Seconds to read one request: a client that drips its bytes must not hold a thread.
            "sun.net.httpserver.maxReqTime", "30",
            "sun.net.httpserver.maxReqHeaders", "100");

    private HttpDefaults() {}

    /** Makes a server that listens at once and answers after {@link HttpServer#start()}. */
    public static HttpServer listen(Endpoint endpoint) throws IOException {
        apply();
        try {
            return HttpServer.create(endpoint.address(), 128);
        } catch (IOException e) {
            throw new IOException(
                    "can't listen on " + endpoint.host() + ":" + endpoint.port() + ", is the port taken? ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    public static void apply() {
        SETTINGS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
