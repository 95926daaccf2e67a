package io.wildcatch.schemas.registry;

import static io.wildcatch.schemas.registry.RegistryClientConfig.BASIC_SOURCE;
import static io.wildcatch.schemas.registry.RegistryClientConfig.BASIC_USER_INFO;
import static io.wildcatch.schemas.registry.RegistryClientConfig.BEARER_TOKEN;
import static io.wildcatch.schemas.registry.RegistryClientConfig.CONNECT_TIMEOUT_MS;
import static io.wildcatch.schemas.registry.RegistryClientConfig.READ_TIMEOUT_MS;
import static io.wildcatch.schemas.registry.RegistryClientConfig.RETRY_MS;
import static io.wildcatch.schemas.registry.RegistryClientConfig.TLS_PREFIX;
import static io.wildcatch.schemas.registry.RegistryClientConfig.URL;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a registry client from a map of texts or typed values. */
final class RegistryClientSettings {

    private static final ConfigDef CLIENT = define(new ConfigDef(), List.of());

    private static final ConfigDef TLS = tlsDefinition();

    private RegistryClientSettings() {}

    /** @param url what holds when no address is given */
    static ConfigDef define(ConfigDef definition, Object url) {
        return definition
                .define(
                        URL,
                        ConfigDef.Type.LIST,
                        url,
                        Importance.HIGH,
                        "One or more addresses of the same schema registry, http or https; tried in turn.")
                .define(
                        BASIC_SOURCE,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Where the credentials stand: USER_INFO or URL. Unless set, whichever has some.")
                .define(
                        BASIC_USER_INFO,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.MEDIUM,
                        "user:password for the registry.")
                .define(
                        BEARER_TOKEN,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.MEDIUM,
                        "A static bearer token for the registry.")
                .define(
                        CONNECT_TIMEOUT_MS,
                        ConfigDef.Type.LONG,
                        5_000,
                        Importance.LOW,
                        "Longest time for one connection to the registry, in ms.")
                .define(
                        READ_TIMEOUT_MS,
                        ConfigDef.Type.LONG,
                        10_000,
                        Importance.LOW,
                        "Longest time for one answer of the registry, in ms.")
                .define(
                        RETRY_MS,
                        ConfigDef.Type.LONG,
                        30_000,
                        Importance.LOW,
                        "How long one call to the registry goes on trying before it is given up, in ms.");
    }

    static RegistryClientConfig parse(Map<String, ?> settings) {
        AbstractConfig values = new AbstractConfig(CLIENT, settings, false);
        List<URI> urls =
                values.getList(URL).stream().map(RegistryClientSettings::uri).toList();
        return new RegistryClientConfig(
                urls.stream().map(RegistryClientSettings::withoutUserInfo).toList(),
                auth(values, urls),
                tls(settings),
                Duration.ofMillis(values.getLong(CONNECT_TIMEOUT_MS)),
                Duration.ofMillis(values.getLong(READ_TIMEOUT_MS)),
                Duration.ofMillis(values.getLong(RETRY_MS)));
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            // Neither the text nor the cause is repeated: there may be a password in it.
            throw new ConfigException(URL + ": expected addresses such as https://registry.example.com:8081");
        }
    }

    private static URI withoutUserInfo(URI url) {
        return url.getRawUserInfo() == null ? url : URI.create(url.toString().replace(url.getRawUserInfo() + "@", ""));
    }

    private static RegistryAuth auth(AbstractConfig values, List<URI> urls) {
        if (values.getPassword(BEARER_TOKEN) != null) {
            return new RegistryAuth.Bearer(values.getPassword(BEARER_TOKEN));
        }
        String source = values.getString(BASIC_SOURCE).toUpperCase(Locale.ROOT);
        return switch (source) {
            case "" -> whatIsThere(values.getPassword(BASIC_USER_INFO), urls);
            case "USER_INFO" -> userInfo(values.getPassword(BASIC_USER_INFO));
            case "URL" -> basic(userInfo(urls).orElse(""));
            default -> throw new ConfigException(BASIC_SOURCE, source, "expected USER_INFO or URL");
        };
    }

    private static RegistryAuth whatIsThere(@Nullable Password userInfo, List<URI> urls) {
        return userInfo == null
                ? userInfo(urls).map(RegistryClientSettings::basic).orElseGet(RegistryAuth.Anonymous::new)
                : basic(userInfo.value());
    }

    private static RegistryAuth userInfo(@Nullable Password userInfo) {
        if (userInfo == null) {
            throw new ConfigException(
                    BASIC_USER_INFO + ": expected user:password, as " + BASIC_SOURCE + " says USER_INFO");
        }
        return basic(userInfo.value());
    }

    private static Optional<String> userInfo(List<URI> urls) {
        return urls.stream()
                .flatMap(url -> Stream.ofNullable(url.getUserInfo()))
                .findFirst();
    }

    private static RegistryAuth basic(String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 1) {
            throw new ConfigException(BASIC_USER_INFO + ": expected user:password");
        }
        return new RegistryAuth.Basic(userInfo.substring(0, colon), new Password(userInfo.substring(colon + 1)));
    }

    private static @Nullable SSLContext tls(Map<String, ?> settings) {
        Map<String, Object> own = new HashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(TLS_PREFIX + "ssl.")) {
                own.put(key.substring(TLS_PREFIX.length()), value);
            }
        });
        if (own.isEmpty()) {
            return null;
        }
        requireHostnameCheck(own);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(TLS.parse(own));
            return factory.sslContext();
        }
    }

    private static void requireHostnameCheck(Map<String, Object> own) {
        Object algorithm = own.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
        if (algorithm != null && !"https".equalsIgnoreCase(algorithm.toString())) {
            throw new ConfigException(
                    TLS_PREFIX + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG,
                    algorithm,
                    "the registry's host name is always checked; leave this out");
        }
    }

    private static ConfigDef tlsDefinition() {
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        return definition;
    }
}
