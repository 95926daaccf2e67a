package io.wildcatch.local.cli;

import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster and registry a command works on: by default those of {@code wildcatch up}. */
public final class ClusterOptions extends KafkaOptions {

    private static final int TIMEOUT_MS = 5_000;
    private static final int REGISTRY_RETRY_MS = 2_000;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry (default: what the settings say, else http://127.0.0.1:9091).")
    private @Nullable String registry;

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = super.settings();
        settings.putIfAbsent(RegistryClientConfig.URL, "http://127.0.0.1:9091");
        if (registry != null) {
            settings.put(RegistryClientConfig.URL, registry);
        }
        return settings;
    }

    public String registryUrl() {
        return settings().getOrDefault(RegistryClientConfig.URL, "");
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

    /** For who asks again anyhow: tries once. */
    HttpSchemaRegistry impatientRegistry() {
        Map<String, String> settings = settings();
        settings.put(RegistryClientConfig.RETRY_MS, "0");
        return new HttpSchemaRegistry(RegistryClientConfig.from(settings));
    }

    /** For what runs on: tries as long as the settings say. */
    HttpSchemaRegistry patientRegistry() {
        return new HttpSchemaRegistry(RegistryClientConfig.from(settings()));
    }
}
