package io.wildcatch.local.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an embedded broker needs to know.
 *
 * @param dataDir where its log lives; created when missing, kept between runs
 * @param port of the plaintext listener; 0 takes any free one
 * @param host address of the plaintext listener, normally loopback
 * @param remotes further listeners with authentication, for clients on other machines; one for each name under which
 *     these reach this one
 * @param overrides settings in Kafka's own words; they win over ours
 */
public record BrokerConfig(
        Path dataDir, int port, String host, List<RemoteListener> remotes, Map<String, String> overrides) {

    public static final String LOOPBACK = "127.0.0.1";

    /**
     * A listener that asks for a password (SASL/PLAIN), since the plaintext one must not leave the machine.
     *
     * @param host address to bind, for example {@code 0.0.0.0}
     * @param port to bind; 0 takes any free one
     * @param advertisedHost the name under which clients reach this machine
     * @param user the one user name that is let in
     * @param password of that user
     */
    public record RemoteListener(String host, int port, String advertisedHost, String user, String password) {

        @Override
        public String toString() {
            return "RemoteListener[" + host + ":" + port + ", advertised as " + advertisedHost + "]";
        }
    }

    public BrokerConfig {
        remotes = List.copyOf(remotes);
        overrides = Map.copyOf(overrides);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
    }

    /** With one remote listener, or none. */
    public BrokerConfig(
            Path dataDir, int port, String host, Optional<RemoteListener> remote, Map<String, String> overrides) {
        this(dataDir, port, host, remote.stream().toList(), overrides);
    }

    /** On loopback, without a remote listener. */
    public static BrokerConfig local(Path dataDir, int port) {
        return new BrokerConfig(dataDir, port, LOOPBACK, List.of(), Map.of());
    }
}
