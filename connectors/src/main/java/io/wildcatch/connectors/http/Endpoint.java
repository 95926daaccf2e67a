package io.wildcatch.connectors.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, and the token that its callers need.
 *
 * @param host name or address to listen on; {@code 0.0.0.0} for all
 * @param port 0 for any free one
 * @param token what {@code Authorization: Bearer …} must carry; null for none, which only loopback allows
 */
public record Endpoint(String host, int port, @Nullable Secret token) {

    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: expected a name or an address, for example 127.0.0.1");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: expected 0 to 65535, got " + port);
        }
        if (token == null && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "token: listening on " + host + " is open to the network, set a bearer token or use 127.0.0.1");
        }
    }

    /** Only this machine can reach it, and any free port will do. */
    public static Endpoint loopback() {
        return loopback(0);
    }

    /** Only this machine can reach it. */
    public static Endpoint loopback(int port) {
        return new Endpoint("127.0.0.1", port, null);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    public boolean isLoopback() {
        return isLoopback(host);
    }

    /** What a caller on this machine types, once the port is known. */
    public URI uri(int boundPort) {
        return URI.create("http://" + (anyAddress() ? "127.0.0.1" : literal()) + ":" + boundPort);
    }

    private String literal() {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private boolean anyAddress() {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host: " + host + " is unknown, expected one of this machine's", e);
        }
    }
}
