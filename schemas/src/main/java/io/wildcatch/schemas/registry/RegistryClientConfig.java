package io.wildcatch.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a schema registry.
 *
 * @param urls base addresses of the same registry, http or https, without credentials; tried in turn
 * @param auth how the client shows who it is
 * @param tls what https trusts and shows; null: the JDK's defaults
 * @param connectTimeout for one connection
 * @param readTimeout for one answer
 * @param retryFor how long one call may go on trying before it is given up
 */
public record RegistryClientConfig(
        List<URI> urls,
        RegistryAuth auth,
        @Nullable SSLContext tls,
        Duration connectTimeout,
        Duration readTimeout,
        Duration retryFor) {

    public static final String URL = "schema.registry.url";
    public static final String BASIC_SOURCE = "basic.auth.credentials.source";
    public static final String BASIC_USER_INFO = "basic.auth.user.info";
    public static final String BEARER_TOKEN = "bearer.auth.token";
    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
    public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";
    public static final String RETRY_MS = "wildcatch.schema.registry.retry.ms";

    /** Before the names of Kafka's own {@code ssl.*} settings. */
    public static final String TLS_PREFIX = "schema.registry.";

    public RegistryClientConfig {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new ConfigException(URL, "", "expected at least one address such as http://127.0.0.1:8081");
        }
        urls.forEach(RegistryClientConfig::requireHttp);
        requirePositive(CONNECT_TIMEOUT_MS, connectTimeout);
        requirePositive(READ_TIMEOUT_MS, readTimeout);
        if (retryFor.isNegative()) {
            throw new ConfigException(RETRY_MS, retryFor.toMillis(), "expected 0 or more");
        }
    }

    /** A registry that asks for no credentials, with the default times. */
    public static RegistryClientConfig of(URI url) {
        return from(Map.of(URL, url.toString()));
    }

    /**
     * From the settings of Confluent's clients: {@value #URL} (comma-separated), {@value #BASIC_SOURCE} ({@code
     * USER_INFO} or {@code URL}; unless set, whichever has credentials), {@value #BASIC_USER_INFO}, {@value #BEARER_TOKEN}, {@value #CONNECT_TIMEOUT_MS},
     * {@value #READ_TIMEOUT_MS}, and {@code schema.registry.ssl.*} as for Kafka clients; also {@value #RETRY_MS}. Other
     * keys are left to others.
     *
     * @throws ConfigException when a value is missing or can't be used
     */
    public static RegistryClientConfig from(Map<String, ?> settings) {
        return RegistryClientSettings.parse(settings);
    }

    /**
     * Adds these settings to a definition, for components that Kafka configures: all but {@code schema.registry.ssl.*},
     * and with an address that must be given.
     */
    public static ConfigDef define(ConfigDef definition) {
        return RegistryClientSettings.define(definition, ConfigDef.NO_DEFAULT_VALUE);
    }

    private static void requireHttp(URI url) {
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getUserInfo() != null) {
            // The address isn't repeated: there may be a password in it.
            throw new ConfigException(URL + ": expected addresses such as https://registry.example.com:8081");
        }
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new ConfigException(key, duration.toMillis(), "expected more than 0");
        }
    }
}
