package io.wildcatch.schemas.registry;

import io.wildcatch.schemas.http.HeaderValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** How a client shows a registry who it is. Secrets don't appear in {@code toString}. */
public sealed interface RegistryAuth {

    /** Value of the Authorization header, or empty for none. */
    Optional<String> header();

    /** The registry asks for nothing. */
    record Anonymous() implements RegistryAuth {
        @Override
        public Optional<String> header() {
            return Optional.empty();
        }
    }

    /** User and password by HTTP's Basic scheme. */
    record Basic(String user, Password password) implements RegistryAuth {
        @Override
        public Optional<String> header() {
            byte[] pair = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
    }

    /** A static bearer token. */
    record Bearer(Password token) implements RegistryAuth {
        public Bearer {
            if (!HeaderValue.isPossible(token.value())) {
                throw new ConfigException(RegistryClientConfig.BEARER_TOKEN + ": " + HeaderValue.EXPECTED);
            }
        }

        @Override
        public Optional<String> header() {
            return Optional.of("Bearer " + token.value());
        }
    }
}
