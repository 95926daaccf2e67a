package io.wildcatch.local.cli;

import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.app.StreamsSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings from a file, and from variables {@code WILDCATCH_…}, which win over it. */
class SettingsOptions {

    /** Key of what callers of whatever listens beyond loopback must bring. */
    static final String TOKEN = "wildcatch.token";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings as properties: bootstrap.servers, schema.registry.url, wildcatch.topic.prefix and any"
                            + " setting of Kafka clients. Variables such as WILDCATCH_BOOTSTRAP_SERVERS win over them;"
                            + " WILDCATCH_CONFIG names the file, too.")
    private @Nullable Path config;

    /**
     * What the file and the variables say.
     *
     * @throws InputException when a file can't be read
     */
    public Map<String, String> settings() {
        Map<String, String> variables = System.getenv();
        Map<String, String> settings = new HashMap<>();
        file(variables).ifPresent(file -> settings.putAll(PropertiesFile.read(file)));
        settings.putAll(Environment.settings(variables));
        return settings;
    }

    /**
     * What is wrong with a setting, with the file that should say it.
     *
     * @return the same where no file does, or no setting is to blame
     */
    RuntimeException blame(RuntimeException e) {
        ConfigException setting = setting(e);
        Optional<Path> file = file(System.getenv());
        if (file.isEmpty() || (e instanceof KafkaException && setting == null)) {
            return e;
        }
        String problem = String.valueOf(setting == null ? e.getMessage() : setting.getMessage());
        return new InputException(file.get() + ": " + problem, e);
    }

    private static @Nullable ConfigException setting(RuntimeException e) {
        if (e instanceof ConfigException direct) {
            return direct;
        }
        return e.getCause() instanceof ConfigException hidden ? hidden : null;
    }

    /** The topics, by the prefix that the settings say. */
    public Topics topics() {
        return new Topics(settings().getOrDefault(StreamsSettings.TOPIC_PREFIX, Topics.DEFAULT_PREFIX));
    }

    private Optional<Path> file(Map<String, String> variables) {
        return Optional.ofNullable(config)
                .or(() -> Optional.ofNullable(variables.get(Environment.CONFIG))
                        .filter(name -> !name.isBlank())
                        .map(Path::of));
    }
}
