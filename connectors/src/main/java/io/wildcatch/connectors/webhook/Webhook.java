package io.wildcatch.connectors.webhook;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.sink.Checks;
import io.wildcatch.connectors.sink.DryRun;
import io.wildcatch.connectors.sink.Provider;
import io.wildcatch.connectors.sink.SinkOptions;
import io.wildcatch.connectors.sink.SinkSettings;
import io.wildcatch.schemas.http.HeaderValue;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** An HTTP endpoint of whoever wants to know. */
final class Webhook implements Provider {

    static final String URL = "webhook.url";
    static final String SECRET = "webhook.secret";
    static final String PREVIOUS_SECRET = "webhook.secret.previous";
    static final String AUTHORIZATION = "webhook.authorization";
    static final String BATCH = "webhook.batch.size";
    static final String BODY = "webhook.body";

    private static final String GROUP = "Webhook";
    private static final ConfigDef OWN = new ConfigDef()
            .define(
                    URL,
                    STRING,
                    NO_DEFAULT_VALUE,
                    Checks.readable("an address such as https://hooks.example.com/wildcatch", URI::create),
                    HIGH,
                    "Where opportunities are posted to. Its host must be among allowed.hosts.",
                    GROUP,
                    1,
                    ConfigDef.Width.LONG,
                    "Address")
            .define(
                    SECRET,
                    PASSWORD,
                    NO_DEFAULT_VALUE,
                    secret(),
                    HIGH,
                    "Signs requests, as in Standard Webhooks: whsec_ and 24 to 64 bytes in base64.",
                    GROUP,
                    2,
                    ConfigDef.Width.LONG,
                    "Secret")
            .define(
                    PREVIOUS_SECRET,
                    PASSWORD,
                    null,
                    secret(),
                    LOW,
                    "The secret before, while receivers change: requests are signed with both.",
                    GROUP,
                    3,
                    ConfigDef.Width.LONG,
                    "Previous secret")
            .define(
                    AUTHORIZATION,
                    PASSWORD,
                    null,
                    Checks.secret("what may stand in a header: one line of ASCII signs", HeaderValue::isPossible),
                    MEDIUM,
                    "Value of an Authorization header, for example: Bearer abc.",
                    GROUP,
                    4,
                    ConfigDef.Width.LONG,
                    "Authorization")
            .define(
                    BATCH,
                    INT,
                    1,
                    ConfigDef.Range.between(1, 1000),
                    MEDIUM,
                    "Opportunities in one request at most. From 2 on, the body is a list.",
                    GROUP,
                    5,
                    ConfigDef.Width.SHORT,
                    "Batch size")
            .define(
                    BODY,
                    STRING,
                    BodyTemplate.STANDARD,
                    Checks.readable("JSON with templates as texts", BodyTemplate::parse),
                    MEDIUM,
                    "JSON whose texts are templates, sent for each opportunity, for example"
                            + " {\"text\":\"{account.name}: {probability|percent} %\"}. Without it: type, timestamp and"
                            + " the whole opportunity as data.",
                    GROUP,
                    6,
                    ConfigDef.Width.LONG,
                    "Body");

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public ConfigDef options() {
        return SinkOptions.with(OWN, List.of("localhost"), 100_000, 1);
    }

    @Override
    public Map<String, String> problems(AbstractConfig config) {
        String objection = SinkSettings.hosts(config).objection(url(config));
        return objection == null ? Map.of() : Map.of(URL, objection);
    }

    @Override
    public String credential(AbstractConfig config) {
        return Objects.toString(url(config).getAuthority());
    }

    @Override
    public CrmClient client(AbstractConfig config, SinkSettings settings, Pace pace) {
        List<WebhookSecret> secrets = Stream.of(SECRET, PREVIOUS_SECRET)
                .map(config::getPassword)
                .filter(Objects::nonNull)
                .map(password -> WebhookSecret.parse(password.value()))
                .toList();
        Password authorization = config.getPassword(AUTHORIZATION);
        return new WebhookClient(
                new Http(settings.hosts(), settings.timeout()),
                url(config),
                secrets,
                authorization == null ? Map.of() : Map.of("Authorization", authorization.value()),
                new WebhookBody(BodyTemplate.parse(config.getString(BODY)), config.getInt(BATCH) > 1),
                config.getInt(BATCH),
                InstantSource.system());
    }

    @Override
    public DryRun.Describer describer(AbstractConfig config, SinkSettings settings) {
        return delivery -> "POST to " + url(config).getHost() + ", event " + delivery.eventId();
    }

    private static URI url(AbstractConfig config) {
        return URI.create(config.getString(URL));
    }

    private static ConfigDef.Validator secret() {
        return Checks.secret("whsec_ followed by 24 to 64 bytes in base64", WebhookSecret::isSecret);
    }
}
