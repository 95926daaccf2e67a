package io.wildcatch.bench.part;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import java.nio.file.Path;
import java.util.Map;

/** What all others stand on: Kafka and the schema registry, as {@code up} has them. */
public final class GroundPart implements Part {

    /** Folder for the broker's log. */
    public static final String FOLDER = "bench.folder";

    public static final String BOOTSTRAP = "bootstrap.servers";
    public static final String REGISTRY = "schema.registry.url";

    @Override
    public Running start(Map<String, String> settings) {
        Path folder = Path.of(settings.getOrDefault(FOLDER, ""));
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.local(folder, 0));
        RegistryServer registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        return new Ground(broker, registry);
    }

    private record Ground(EmbeddedBroker broker, RegistryServer registry) implements Running {

        @Override
        public boolean isReady() {
            return registry.isReady();
        }

        @Override
        public Map<String, String> tells() {
            return Map.of(
                    BOOTSTRAP,
                    broker.bootstrapServers(),
                    REGISTRY,
                    registry.uri().toString());
        }

        @Override
        public void close() {
            registry.close();
            broker.close();
        }
    }
}
