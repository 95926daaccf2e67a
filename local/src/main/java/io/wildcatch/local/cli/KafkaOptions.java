package io.wildcatch.local.cli;

import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command works on: by default that of {@code wildcatch up}. */
public class KafkaOptions extends SettingsOptions {

    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final int TIMEOUT_MS = 5_000;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Brokers (default: what the settings say, else 127.0.0.1:9092).")
    private @Nullable String bootstrap;

    /**
     * All settings; what the command line says wins.
     *
     * @throws InputException when a file can't be read, or a broker isn't named as HOST:PORT
     */
    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = super.settings();
        settings.putIfAbsent(BOOTSTRAP, "127.0.0.1:9092");
        if (bootstrap != null) {
            for (String broker : bootstrap.split(",", -1)) {
                HostPort.parse(broker.strip(), "--bootstrap");
            }
            settings.put(BOOTSTRAP, bootstrap);
        }
        return settings;
    }

    public String bootstrap() {
        return settings().getOrDefault(BOOTSTRAP, "");
    }

    /** What the settings say to a Kafka client. */
    public Map<String, String> clientSettings() {
        Map<String, String> client = settings();
        client.keySet().removeIf(KafkaOptions::isForOthers);
        return client;
    }

    private static boolean isForOthers(String key) {
        return key.startsWith("wildcatch.")
                || key.startsWith(RegistryClientConfig.TLS_PREFIX)
                || key.startsWith("basic.auth.")
                || key.startsWith("bearer.auth.");
    }

    /** A client that gives up soon, since somebody is waiting. */
    public Admin admin() {
        Map<String, Object> properties = new HashMap<>(clientSettings());
        properties.putIfAbsent("request.timeout.ms", TIMEOUT_MS - 1_000);
        properties.putIfAbsent("default.api.timeout.ms", TIMEOUT_MS);
        return Admin.create(properties);
    }
}
