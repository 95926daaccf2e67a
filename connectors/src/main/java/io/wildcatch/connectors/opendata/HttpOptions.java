package io.wildcatch.connectors.opendata;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Where requests may go, and what they bring.
 *
 * @param hosts that may be asked, lower case
 * @param plainAllowed whether http will do where there is no https
 * @param interval least time between two requests
 * @param userAgent who asks
 * @param credentialsHeader header of {@code credentials}
 * @param credentials what the server lets in by
 */
record HttpOptions(
        Set<String> hosts,
        boolean plainAllowed,
        Duration interval,
        String userAgent,
        String credentialsHeader,
        Optional<Password> credentials) {

    HttpOptions {
        hosts = Set.copyOf(hosts);
    }

    /** @throws ConnectException when nothing may be sent there */
    void requireAllowed(URI url) {
        Optional<String> objection = objection(url);
        if (objection.isPresent()) {
            throw new ConnectException(objection.get());
        }
    }

    /** @return why nothing may be sent there */
    Optional<String> objection(URI url) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && plainAllowed)) {
            return Optional.of("expected an address with https, or allow.http=true");
        }
        if (url.getUserInfo() != null) {
            return Optional.of("expected an address without credentials; they go into api.credentials");
        }
        return hosts.contains(host)
                ? Optional.empty()
                : Optional.of("expected a host of allowed.hosts, got " + host + ": add it there if it is meant");
    }
}
