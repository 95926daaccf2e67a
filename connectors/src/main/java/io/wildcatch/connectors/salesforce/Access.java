package io.wildcatch.connectors.salesforce;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.sink.Checks;
import io.wildcatch.connectors.sink.SinkOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** The settings that let a connector into an org; sink and source have the same. */
final class Access {

    static final String LOGIN_URL = "salesforce.login.url";
    static final String CLIENT_ID = "salesforce.client.id";
    static final String CLIENT_SECRET = "salesforce.client.secret";
    static final String USERNAME = "salesforce.username";
    static final String PRIVATE_KEY = "salesforce.private.key";
    static final String AUDIENCE = "salesforce.audience";
    static final String TOKEN_LIFETIME = "salesforce.token.lifetime.ms";
    static final String API_VERSION = "salesforce.api.version";
    static final String RESERVE = "salesforce.limit.reserve.percent";
    static final String PAUSE = "salesforce.limit.pause.ms";

    /** Where data may go unless somebody says otherwise. */
    static final List<String> HOSTS = List.of("*.my.salesforce.com", "login.salesforce.com", "test.salesforce.com");

    private static final List<String> SHARED_LOGINS = List.of("login.salesforce.com", "test.salesforce.com");
    private static final String GROUP = "Access to Salesforce";

    private Access() {}

    /** @return the settings given, and these */
    static ConfigDef define(ConfigDef all) {
        all.define(
                LOGIN_URL,
                STRING,
                "https://login.salesforce.com",
                Checks.readable("an address such as https://example.my.salesforce.com", URI::create),
                HIGH,
                "Where tokens are issued: https://example.my.salesforce.com, your org's own domain. For the JWT bearer"
                        + " flow also https://login.salesforce.com, or https://test.salesforce.com for sandboxes.",
                GROUP,
                1,
                ConfigDef.Width.LONG,
                "Login address");
        all.define(
                CLIENT_ID,
                STRING,
                NO_DEFAULT_VALUE,
                Checks.text("the consumer key of a connected app", text -> !text.isBlank()),
                HIGH,
                "Consumer key of the connected app.",
                GROUP,
                2,
                ConfigDef.Width.LONG,
                "Consumer key");
        secrets(all);
        all.define(
                AUDIENCE,
                STRING,
                "",
                Checks.text(
                        "https://login.salesforce.com or https://test.salesforce.com, or nothing",
                        text -> text.isEmpty() || text.startsWith("https://")),
                LOW,
                "Audience of the assertion. Without it https://test.salesforce.com for a login address that is"
                        + " test.salesforce.com or a sandbox, else https://login.salesforce.com.",
                GROUP,
                6,
                ConfigDef.Width.LONG,
                "Audience");
        limits(all);
        return all;
    }

    /** For who has no sink's settings: where requests may go, and how long they may take. */
    static ConfigDef defineReach(ConfigDef all) {
        return all.define(
                        SinkOptions.ALLOWED_HOSTS,
                        LIST,
                        HOSTS,
                        Checks.each(
                                "a host such as example.my.salesforce.com or *.my.salesforce.com",
                                host -> host.matches("(\\*\\.)?[A-Za-z0-9.:\\[\\]-]+")),
                        MEDIUM,
                        "Hosts that requests may go to; *.example.com stands for all below example.com.",
                        GROUP,
                        11,
                        ConfigDef.Width.LONG,
                        "Allowed hosts")
                .define(
                        SinkOptions.ALLOW_HTTP,
                        BOOLEAN,
                        false,
                        LOW,
                        "Allow addresses without TLS, for tests on one machine.",
                        GROUP,
                        12,
                        ConfigDef.Width.SHORT,
                        "Allow http")
                .define(
                        SinkOptions.TIMEOUT,
                        INT,
                        30_000,
                        ConfigDef.Range.between(100, 240_000),
                        LOW,
                        "Longest wait for a connection, and for a reply, milliseconds.",
                        GROUP,
                        13,
                        ConfigDef.Width.SHORT,
                        "Timeout");
    }

    private static void secrets(ConfigDef all) {
        all.define(
                CLIENT_SECRET,
                PASSWORD,
                null,
                Checks.secret("a consumer secret", text -> !text.isBlank()),
                HIGH,
                "Consumer secret, for the client credentials flow. Either this, or a private key and a user.",
                GROUP,
                3,
                ConfigDef.Width.LONG,
                "Consumer secret");
        all.define(
                PRIVATE_KEY,
                PASSWORD,
                null,
                Checks.secret(
                        "an RSA key of 2048 bits or more as PEM that begins with -----BEGIN PRIVATE KEY----- (from"
                                + " another format: openssl pkcs8 -topk8 -nocrypt -in server.key)",
                        PrivateKeys::isKey),
                HIGH,
                "Private key whose certificate the connected app has, PKCS #8 in PEM, for the JWT bearer flow.",
                GROUP,
                4,
                ConfigDef.Width.LONG,
                "Private key");
        all.define(
                USERNAME,
                STRING,
                null,
                Checks.text("a user name such as wildcatch@example.com", text -> text.contains("@")),
                HIGH,
                "User that the connector acts for, for the JWT bearer flow. Use one that no person works with: by it,"
                        + " the connector tells its own changes from people's.",
                GROUP,
                5,
                ConfigDef.Width.LONG,
                "User name");
    }

    private static void limits(ConfigDef all) {
        all.define(
                TOKEN_LIFETIME,
                INT,
                3_600_000,
                ConfigDef.Range.between(60_000, 86_400_000),
                LOW,
                "How long a token is used before the next one, milliseconds. Less than the session timeout in"
                        + " Salesforce.",
                GROUP,
                7,
                ConfigDef.Width.SHORT,
                "Token lifetime");
        all.define(
                API_VERSION,
                STRING,
                "62.0",
                Checks.text("a version such as 62.0, 46.0 or later", Access::isVersion),
                LOW,
                "Version of the REST API.",
                GROUP,
                8,
                ConfigDef.Width.SHORT,
                "API version");
        all.define(
                RESERVE,
                INT,
                10,
                ConfigDef.Range.between(0, 99),
                MEDIUM,
                "Percent of the org's requests in 24 hours that are left to others: when the rest is used, the"
                        + " connector pauses.",
                GROUP,
                9,
                ConfigDef.Width.SHORT,
                "Reserve");
        all.define(
                PAUSE,
                INT,
                300_000,
                ConfigDef.Range.between(1, 86_400_000),
                LOW,
                "Pause between looks whether there are requests left again, milliseconds.",
                GROUP,
                10,
                ConfigDef.Width.SHORT,
                "Pause");
    }

    /** What is wrong with them together, by setting. */
    static Map<String, String> problems(AbstractConfig config, AllowedHosts hosts) {
        Map<String, String> problems = new LinkedHashMap<>();
        boolean secret = config.getPassword(CLIENT_SECRET) != null;
        boolean key = config.getPassword(PRIVATE_KEY) != null;
        if (secret == key) {
            problems.put(
                    CLIENT_SECRET,
                    (key ? "expected only one of " : "expected one of ") + CLIENT_SECRET
                            + " (client credentials flow) and " + PRIVATE_KEY + " with " + USERNAME
                            + " (JWT bearer flow)");
        } else if (key != (config.getString(USERNAME) != null)) {
            problems.put(
                    USERNAME,
                    key
                            ? "expected the user whom the connector acts for, since " + PRIVATE_KEY + " is given"
                            : "goes with " + PRIVATE_KEY
                                    + " only; the client credentials flow's user is set in Salesforce");
        } else if (secret && SHARED_LOGINS.contains(loginUrl(config).getHost())) {
            problems.put(
                    LOGIN_URL,
                    "the client credentials flow needs your org's own domain, such as"
                            + " https://example.my.salesforce.com");
        }
        String objection = hosts.objection(loginUrl(config));
        if (objection != null) {
            problems.putIfAbsent(LOGIN_URL, objection);
        }
        return problems;
    }

    /** Whose limits are used, without a secret. */
    static String credential(AbstractConfig config) {
        return loginUrl(config).getAuthority() + " " + config.getString(CLIENT_ID) + " "
                + Objects.requireNonNullElse(config.getString(USERNAME), "");
    }

    static SalesforceApi api(AbstractConfig config, AllowedHosts hosts, Duration timeout, InstantSource clock) {
        Http http = new Http(hosts, timeout);
        Duration lifetime = Duration.ofMillis(config.getInt(TOKEN_LIFETIME));
        Sessions sessions = new Sessions(http, hosts, loginUrl(config), login(config), lifetime, clock);
        Usage usage = new Usage(config.getInt(RESERVE), Duration.ofMillis(config.getInt(PAUSE)), clock);
        return new SalesforceApi(http, sessions, usage, config.getString(API_VERSION), clock);
    }

    private static Login login(AbstractConfig config) {
        Password key = config.getPassword(PRIVATE_KEY);
        String clientId = config.getString(CLIENT_ID);
        return key == null
                ? new Login.ByClientCredentials(
                        clientId, config.getPassword(CLIENT_SECRET).value())
                : new Login.ByJwt(
                        clientId, config.getString(USERNAME), audience(config), PrivateKeys.parse(key.value()));
    }

    private static String audience(AbstractConfig config) {
        String host = Objects.toString(loginUrl(config).getHost(), "");
        boolean sandbox = host.equals("test.salesforce.com") || host.contains(".sandbox.");
        String own = config.getString(AUDIENCE);
        return !own.isEmpty() ? own : sandbox ? "https://test.salesforce.com" : "https://login.salesforce.com";
    }

    private static URI loginUrl(AbstractConfig config) {
        return URI.create(config.getString(LOGIN_URL));
    }

    private static boolean isVersion(String text) {
        return text.matches("\\d{2,3}\\.0") && Double.parseDouble(text) >= 46;
    }
}
