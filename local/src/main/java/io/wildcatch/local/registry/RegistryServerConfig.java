package io.wildcatch.local.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry needs to know.
 *
 * @param bootstrapServers the cluster that keeps its state
 * @param host to listen on
 * @param port to listen on; 0 takes any free one
 * @param token what requests must bring, as bearer token or as the password of basic authentication; empty asks nobody
 * @param clientProperties further Kafka client settings, for example for TLS
 */
public record RegistryServerConfig(
        String bootstrapServers, String host, int port, Optional<String> token, Map<String, String> clientProperties) {

    public RegistryServerConfig {
        clientProperties = Map.copyOf(clientProperties);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
    }

    /** With Kafka's defaults for everything else. */
    public RegistryServerConfig(String bootstrapServers, String host, int port, Optional<String> token) {
        this(bootstrapServers, host, port, token, Map.of());
    }

    /** On loopback, open to every program of this machine. */
    public static RegistryServerConfig local(String bootstrapServers, int port) {
        return new RegistryServerConfig(bootstrapServers, "127.0.0.1", port, Optional.empty());
    }

    /** What every Kafka client of the registry has in common. */
    Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(clientProperties);
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }

    /** Without the client settings, which may hold passwords. */
    @Override
    public String toString() {
        return "RegistryServerConfig[" + host + ":" + port + ", state on " + bootstrapServers + "]";
    }
}
