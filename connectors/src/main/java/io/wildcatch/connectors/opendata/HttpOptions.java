package io.wildcatch.connectors.opendata;

import io.wildcatch.connectors.crm.AllowedHosts;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Where requests may go, and what they bring.
 *
 * @param hosts that may be asked
 * @param interval least time between two requests
 * @param userAgent who asks
 * @param credentialsHeader header of {@code credentials}
 * @param credentials what the server lets in by
 */
record HttpOptions(
        AllowedHosts hosts,
        Duration interval,
        String userAgent,
        String credentialsHeader,
        Optional<Password> credentials) {

    /** @throws ConnectException when nothing may be sent there */
    void requireAllowed(URI url) {
        String objection = hosts.objection(url);
        if (objection != null) {
            throw new ConnectException(objection);
        }
    }
}
