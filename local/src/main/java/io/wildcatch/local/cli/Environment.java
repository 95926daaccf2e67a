package io.wildcatch.local.cli;

import io.wildcatch.local.meters.OtlpTarget;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.streams.app.StreamsSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Settings as variables, for containers: {@code WILDCATCH_BOOTSTRAP_SERVERS} is {@code bootstrap.servers}, {@code
 * WILDCATCH_TOPIC_PREFIX} is {@code wildcatch.topic.prefix}, and {@code WILDCATCH_SASL_JAAS_CONFIG_FILE} names a file that
 * holds {@code sasl.jaas.config}.
 */
final class Environment {

    /** Names a properties file, for where {@code --config} isn't given. */
    static final String CONFIG = "WILDCATCH_CONFIG";

    private static final String PREFIX = "WILDCATCH_";
    private static final String FILE = "_FILE";

    /** They speak to the launcher, and to connectors' configurations. */
    private static final Set<String> NOT_SETTINGS = Set.of(CONFIG, "WILDCATCH_DEBUG", "WILDCATCH_OPTS");

    private static final String FOR_CONNECTORS = "WILDCATCH_CONNECT_";

    /** Our own settings by their variables; every other variable is a setting of Kafka or of the registry's client. */
    private static final Map<String, String> OWN = Stream.of(
                    StreamsSettings.TOPIC_PREFIX,
                    StreamsSettings.POLICY_FILE,
                    RegistryClientConfig.RETRY_MS,
                    "wildcatch.serde.factory",
                    SettingsOptions.TOKEN,
                    StreamsSettings.MAX_LAG,
                    LogFormat.KEY,
                    HealthOptions.HEALTH,
                    PartOptions.LISTEN,
                    PartOptions.DATA,
                    BrokerCommand.ADVERTISE,
                    IntakeCommand.SECRET,
                    IntakeCommand.TRANSACTIONAL_ID,
                    DemoCommand.INTAKE,
                    OtlpTarget.ENDPOINT,
                    OtlpTarget.HEADERS,
                    OtlpTarget.INTERVAL,
                    OtlpTarget.ALLOW_HTTP)
            .collect(Collectors.toUnmodifiableMap(
                    key -> key.toUpperCase(Locale.ROOT).replace('.', '_'), Function.identity()));

    private Environment() {}

    /**
     * All settings that the variables say.
     *
     * @throws InputException when a file that one names can't be read
     */
    static Map<String, String> settings(Map<String, String> variables) {
        Map<String, String> settings = new HashMap<>();
        variables.forEach((name, value) -> {
            if (isSetting(name) && !value.isBlank()) {
                put(settings, name, value.strip());
            }
        });
        return settings;
    }

    private static boolean isSetting(String name) {
        return name.startsWith(PREFIX) && !name.startsWith(FOR_CONNECTORS) && !NOT_SETTINGS.contains(name);
    }

    private static void put(Map<String, String> settings, String name, String value) {
        String key = key(name);
        if (namesFile(name, key)) {
            Optional<String> secret = Secrets.read(Path.of(value));
            secret.ifPresent(text -> settings.put(key(name.substring(0, name.length() - FILE.length())), text));
        } else {
            settings.putIfAbsent(key, value);
        }
    }

    /** Some settings are files by themselves. */
    private static boolean namesFile(String name, String key) {
        return name.endsWith(FILE)
                && !OWN.containsKey(name)
                && !AdminClientConfig.configNames().contains(key);
    }

    private static String key(String name) {
        return OWN.getOrDefault(
                name, name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'));
    }
}
