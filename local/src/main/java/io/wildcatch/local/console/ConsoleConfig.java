package io.wildcatch.local.console;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.event.Decision;
import io.wildcatch.local.console.view.ViewLimits;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything that the console needs to know.
 *
 * @param bootstrapServers brokers, as {@code host:port,…}
 * @param topics what it shows, and where verdicts and touches go
 * @param registry schemas of what is read and written
 * @param endpoint where to listen
 * @param parts how the other parts are, asked whenever somebody looks; must answer quickly and not throw
 * @param decided hears each decision that is made while the console runs, on the thread that reads; must answer quickly and
 *     not throw
 * @param meters what {@code /metrics} shows; the console adds its own
 * @param limits how much to remember
 * @param kafkaWait how long a verdict or touch may take to be acknowledged before its sender gets 503
 * @param clientProperties further Kafka client settings, for example for TLS; they win over ours
 * @param clock for what comes without a time, and for the end of "until now"
 */
public record ConsoleConfig(
        String bootstrapServers,
        Topics topics,
        SchemaRegistry registry,
        Endpoint endpoint,
        Supplier<List<PartHealth>> parts,
        Consumer<Decision> decided,
        Meters meters,
        ViewLimits limits,
        Duration kafkaWait,
        Map<String, String> clientProperties,
        InstantSource clock) {

    public ConsoleConfig {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers: expected host:port, for example 127.0.0.1:9092");
        }
        if (kafkaWait.toMillis() < 100) {
            throw new IllegalArgumentException("kafkaWait: expected at least 100 ms");
        }
        clientProperties = Map.copyOf(clientProperties);
    }

    /** Starts from the defaults: loopback, any free port, topics with the default prefix, no other parts. */
    public static Builder builder(String bootstrapServers, SchemaRegistry registry, Meters meters) {
        return new Builder(bootstrapServers, registry, meters);
    }

    /** Without the client settings, which may hold passwords. */
    @Override
    public String toString() {
        return "ConsoleConfig[" + bootstrapServers + " " + topics.prefix() + "* on " + endpoint + "]";
    }

    /** Sets what differs from the defaults. */
    public static final class Builder {
        private final String bootstrapServers;
        private final SchemaRegistry registry;
        private final Meters meters;
        private Topics topics = Topics.withDefaultPrefix();
        private Endpoint endpoint = Endpoint.loopback();
        private Supplier<List<PartHealth>> parts = List::of;
        private Consumer<Decision> decided = decision -> {};
        private ViewLimits limits = ViewLimits.DEFAULT;
        private Duration kafkaWait = Duration.ofSeconds(5);
        private Map<String, String> clientProperties = Map.of();
        private InstantSource clock = InstantSource.system();

        private Builder(String bootstrapServers, SchemaRegistry registry, Meters meters) {
            this.bootstrapServers = bootstrapServers;
            this.registry = registry;
            this.meters = meters;
        }

        public Builder topics(Topics value) {
            topics = value;
            return this;
        }

        public Builder endpoint(Endpoint value) {
            endpoint = value;
            return this;
        }

        public Builder parts(Supplier<List<PartHealth>> value) {
            parts = value;
            return this;
        }

        public Builder decided(Consumer<Decision> value) {
            decided = value;
            return this;
        }

        public Builder limits(ViewLimits value) {
            limits = value;
            return this;
        }

        public Builder kafkaWait(Duration value) {
            kafkaWait = value;
            return this;
        }

        public Builder clientProperties(Map<String, String> value) {
            clientProperties = value;
            return this;
        }

        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        public ConsoleConfig build() {
            return new ConsoleConfig(
                    bootstrapServers,
                    topics,
                    registry,
                    endpoint,
                    parts,
                    decided,
                    meters,
                    limits,
                    kafkaWait,
                    clientProperties,
                    clock);
        }
    }
}
