package io.wildcatch.local.cli;

import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.streams.app.StreamsSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster and registry a command works on: by default those of {@code wildcatch up}. */
public final class ClusterOptions {

    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final int TIMEOUT_MS = 5_000;
    private static final int REGISTRY_RETRY_MS = 2_000;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Brokers (default: what the file says, else 127.0.0.1:9092).")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry (default: what the file says, else http://127.0.0.1:9091).")
    private @Nullable String registry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties: bootstrap.servers, schema.registry.url, wildcatch.topic.prefix and any setting"
                    + " of Kafka clients, as for wildcatch streams.")
    private @Nullable Path config;

    /** All settings: the file's, and over them what the command line says. */
    public Map<String, String> settings() {
        Map<String, String> settings =
                new HashMap<>(Map.of(BOOTSTRAP, "127.0.0.1:9092", RegistryClientConfig.URL, "http://127.0.0.1:9091"));
        if (config != null) {
            settings.putAll(PropertiesFile.read(config));
        }
        if (bootstrap != null) {
            settings.put(BOOTSTRAP, bootstrap);
        }
        if (registry != null) {
            settings.put(RegistryClientConfig.URL, registry);
        }
        return settings;
    }

    public String bootstrap() {
        return settings().getOrDefault(BOOTSTRAP, "");
    }

    public String registryUrl() {
        return settings().getOrDefault(RegistryClientConfig.URL, "");
    }

    public Topics topics() {
        return new Topics(settings().getOrDefault(StreamsSettings.TOPIC_PREFIX, Topics.DEFAULT_PREFIX));
    }

    /** A client that gives up soon, since somebody is waiting. */
    public Admin admin() {
        Map<String, Object> properties = new HashMap<>(clientSettings());
        properties.putIfAbsent("request.timeout.ms", TIMEOUT_MS - 1_000);
        properties.putIfAbsent("default.api.timeout.ms", TIMEOUT_MS);
        return Admin.create(properties);
    }

    /** Reads committed records, in no group. */
    public Consumer<byte[], byte[]> reader() {
        Map<String, Object> properties = new HashMap<>(clientSettings());
        properties.putIfAbsent("default.api.timeout.ms", TIMEOUT_MS);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        properties.remove("group.id");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Gives up soon, too. */
    public HttpSchemaRegistry schemaRegistry() {
        Map<String, String> settings = settings();
        settings.putIfAbsent(RegistryClientConfig.RETRY_MS, Integer.toString(REGISTRY_RETRY_MS));
        return new HttpSchemaRegistry(RegistryClientConfig.from(settings));
    }

    private Map<String, String> clientSettings() {
        Map<String, String> client = settings();
        client.keySet().removeIf(key -> key.startsWith("wildcatch.") || key.startsWith("schema.registry."));
        return client;
    }
}
