package io.wildcatch.connectors.hubspot;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.wildcatch.connectors.crm.AccessTokens;
import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.sink.Checks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The settings by which sink and source get into an account: a private app's token, or OAuth's refresh token. */
final class Access {

    static final List<String> HOSTS = List.of("api.hubapi.com");
    static final String URL = "hubspot.url";
    static final String TOKEN = "hubspot.token";
    static final String CLIENT_ID = "hubspot.client.id";
    static final String CLIENT_SECRET = "hubspot.client.secret";
    static final String REFRESH_TOKEN = "hubspot.refresh.token";

    private static final String GROUP = "Access to HubSpot";
    private static final Duration EARLY = Duration.ofMinutes(2);

    private Access() {}

    static ConfigDef define(ConfigDef all) {
        return all.define(
                        TOKEN,
                        PASSWORD,
                        null,
                        Checks.secret("a private app's token, such as pat-eu1-…", Access::isToken),
                        HIGH,
                        "Token of a private app. Instead of it: client id, client secret and refresh token.",
                        GROUP,
                        1,
                        ConfigDef.Width.LONG,
                        "Token")
                .define(
                        CLIENT_ID,
                        STRING,
                        null,
                        MEDIUM,
                        "Client id of an app that uses OAuth.",
                        GROUP,
                        2,
                        ConfigDef.Width.LONG,
                        "Client id")
                .define(
                        CLIENT_SECRET,
                        PASSWORD,
                        null,
                        MEDIUM,
                        "Client secret of that app.",
                        GROUP,
                        3,
                        ConfigDef.Width.LONG,
                        "Client secret")
                .define(
                        REFRESH_TOKEN,
                        PASSWORD,
                        null,
                        MEDIUM,
                        "Refresh token that the account gave to that app.",
                        GROUP,
                        4,
                        ConfigDef.Width.LONG,
                        "Refresh token")
                .define(
                        URL,
                        STRING,
                        "https://api.hubapi.com",
                        Checks.readable("an address such as https://api.hubapi.com", URI::create),
                        LOW,
                        "Where HubSpot's API is. Its host must be among allowed.hosts.",
                        GROUP,
                        5,
                        ConfigDef.Width.LONG,
                        "Address");
    }

    private static boolean isToken(String text) {
        return text.length() >= 20 && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** What is wrong, by setting. */
    static Map<String, String> problems(AbstractConfig config, AllowedHosts hosts) {
        Map<String, String> problems = new LinkedHashMap<>();
        String objection = hosts.objection(url(config));
        if (objection != null) {
            problems.put(URL, objection);
        }
        List<String> missing = Stream.of(CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN)
                .filter(name -> text(config, name).isEmpty())
                .toList();
        if (config.getPassword(TOKEN) == null) {
            if (missing.size() == 3) {
                problems.put(TOKEN, "expected a private app's token, or " + String.join(", ", missing));
            } else {
                missing.forEach(name -> problems.put(name, "expected too, since there is no " + TOKEN));
            }
        } else if (missing.size() < 3) {
            problems.put(TOKEN, "expected either a private app's token or OAuth's settings, not both");
        }
        return problems;
    }

    /** The same for all who share limits; the secret can't be found from it. */
    static String credential(AbstractConfig config) {
        String secret = text(config, TOKEN).isEmpty() ? text(config, REFRESH_TOKEN) : text(config, TOKEN);
        return url(config).getHost() + " " + UUID.nameUUIDFromBytes(secret.getBytes(StandardCharsets.UTF_8));
    }

    static HubSpotApi api(AbstractConfig config, AllowedHosts hosts, Duration timeout, Pace pace) {
        Http http = new Http(hosts, timeout);
        InstantSource clock = InstantSource.system();
        AccessTokens.Issuer issuer = text(config, TOKEN).isEmpty()
                ? new RefreshGrant(
                        http,
                        url(config),
                        text(config, CLIENT_ID),
                        text(config, CLIENT_SECRET),
                        text(config, REFRESH_TOKEN),
                        clock)
                : new PrivateToken(text(config, TOKEN));
        return new HubSpotApi(http, url(config), new AccessTokens(issuer, clock, EARLY), new Limits(pace), clock);
    }

    private static URI url(AbstractConfig config) {
        String text = config.getString(URL);
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static String text(AbstractConfig config, String name) {
        @Nullable Object value = config.values().get(name);
        return value instanceof Password password ? password.value() : Objects.toString(value, "");
    }
}
