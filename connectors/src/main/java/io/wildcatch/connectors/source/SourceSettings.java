package io.wildcatch.connectors.source;

import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The options that all source connectors have: where records go, and how they are written. */
public final class SourceSettings {

    public static final String TOPIC_PREFIX = "wildcatch.topic.prefix";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String KEY_CONVERTER = "key.converter";
    public static final String VALUE_CONVERTER = "value.converter";
    public static final String STRING_CONVERTER = "org.apache.kafka.connect.storage.StringConverter";
    public static final String BYTES_CONVERTER = "org.apache.kafka.connect.converters.ByteArrayConverter";

    private static final String GROUP = "Destination";
    private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9._-]*");

    private SourceSettings() {}

    /** Adds the options to those of a connector. */
    public static ConfigDef addTo(ConfigDef definition) {
        return definition
                .define(
                        RegistryClientConfig.URL,
                        ConfigDef.Type.LIST,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Validators.filled("expected the schema registry's address, such as http://127.0.0.1:9091"),
                        Importance.HIGH,
                        "Addresses of the schema registry, comma-separated; all of the same registry.",
                        GROUP,
                        1,
                        Width.LONG,
                        "Schema registry")
                .define(
                        TOPIC_PREFIX,
                        ConfigDef.Type.STRING,
                        Topics.DEFAULT_PREFIX,
                        Validators.matching(
                                TOPIC_NAME, "expected letters, digits, '.', '_' and '-', such as wildcatch."),
                        Importance.MEDIUM,
                        "What all topics' names start with.",
                        GROUP,
                        2,
                        Width.MEDIUM,
                        "Topic prefix")
                .define(
                        AUTO_REGISTER,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        Importance.LOW,
                        "Whether schemas that the registry doesn't have are registered, or refused.",
                        GROUP,
                        3,
                        Width.SHORT,
                        "Register schemas")
                .define(
                        RegistryClientConfig.BASIC_USER_INFO,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.MEDIUM,
                        "Credentials for the schema registry, as user:password.",
                        GROUP,
                        4,
                        Width.MEDIUM,
                        "Registry credentials")
                .define(
                        RegistryClientConfig.BEARER_TOKEN,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.MEDIUM,
                        "Bearer token for the schema registry.",
                        GROUP,
                        5,
                        Width.MEDIUM,
                        "Registry token");
    }

    public static Topics topics(AbstractConfig config) {
        return new Topics(config.getString(TOPIC_PREFIX));
    }

    /** @param given all settings of the connector, so that further ones of the registry's client count too */
    public static SerdeFactory serdes(Map<String, String> given, AbstractConfig config) {
        Map<String, Object> settings = new HashMap<>(given);
        Optional.ofNullable(config.getPassword(RegistryClientConfig.BASIC_USER_INFO))
                .ifPresent(secret -> settings.put(RegistryClientConfig.BASIC_USER_INFO, secret));
        Optional.ofNullable(config.getPassword(RegistryClientConfig.BEARER_TOKEN))
                .ifPresent(secret -> settings.put(RegistryClientConfig.BEARER_TOKEN, secret));
        return SerdeFactory.from(settings);
    }

    /**
     * Looks at what no single option shows: the converters, which the connector can't set for itself, and the registry's
     * addresses. Never asks the network.
     */
    public static Config check(Map<String, String> given, Config config) {
        Findings findings = new Findings(config);
        findings.explainMissing();
        requireConverter(given, findings, KEY_CONVERTER, STRING_CONVERTER, "keys are plain texts");
        requireConverter(
                given,
                findings,
                VALUE_CONVERTER,
                BYTES_CONVERTER,
                "values come as bytes in Wildcatch's own schemas already");
        if (given.containsKey(RegistryClientConfig.URL) && findings.isFine(RegistryClientConfig.URL)) {
            checkRegistry(given, findings);
        }
        return config;
    }

    private static void checkRegistry(Map<String, String> given, Findings findings) {
        try {
            RegistryClientConfig.from(given);
        } catch (ConfigException e) {
            findings.add(RegistryClientConfig.URL, String.valueOf(e.getMessage()));
        }
    }

    /** What the worker would take instead can't be seen from here, so that both have to be said. */
    private static void requireConverter(
            Map<String, String> given, Findings findings, String option, String converter, String why) {
        String named = given.getOrDefault(option, "");
        String simpleName = converter.substring(converter.lastIndexOf('.') + 1);
        if (!named.equals(converter) && !named.equals(simpleName)) {
            findings.add(option, option + ": expected " + converter + ", since " + why);
        }
    }
}
