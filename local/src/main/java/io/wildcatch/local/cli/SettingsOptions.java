package io.wildcatch.local.cli;

import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.app.StreamsSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
