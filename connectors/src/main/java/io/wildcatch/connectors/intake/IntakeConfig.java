package io.wildcatch.connectors.intake;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the intake needs to know.
 *
 * @param bootstrapServers brokers, as {@code host:port,…}; they need not be up yet
 * @param topics where signals go
 * @param registry schemas of what is written
 * @param endpoint where to listen
 * @param hmacSecret when set, each body must be signed with it in {@code X-Wildcatch-Signature}
 * @param transactionalId its own for every intake of a cluster and the same after a restart: the broker then ends what
 *     the previous run left open, and refuses a second writer under the same id
 * @param limits when to say no
 * @param clientProperties further Kafka client settings, for example for TLS; they win over ours
 * @param clock when a request came in
 */
public record IntakeConfig(
        String bootstrapServers,
        Topics topics,
        SchemaRegistry registry,
        Endpoint endpoint,
        @Nullable Secret hmacSecret,
        String transactionalId,
        IntakeLimits limits,
        Map<String, String> clientProperties,
        InstantSource clock) {

    public IntakeConfig {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers: expected host:port, for example 127.0.0.1:9092");
        }
        if (transactionalId.isBlank()) {
            throw new IllegalArgumentException("transactionalId: expected a name of this intake's own");
        }
        clientProperties = Map.copyOf(clientProperties);
    }

    /** Starts from the defaults: loopback, any free port, no signature, topics with the default prefix. */
    public static Builder builder(String bootstrapServers, SchemaRegistry registry) {
        return new Builder(bootstrapServers, registry);
    }

    /** Without the client settings, which may hold passwords. */
    @Override
    public String toString() {
        return "IntakeConfig[" + bootstrapServers + " " + topics.signals().name() + " on " + endpoint + "]";
    }

    /** Sets what differs from the defaults. */
    public static final class Builder {
        private final String bootstrapServers;
        private final SchemaRegistry registry;
        private Topics topics = Topics.withDefaultPrefix();
        private Endpoint endpoint = Endpoint.loopback();
        private @Nullable Secret hmacSecret;
        private String transactionalId = "wildcatch-intake";
        private IntakeLimits limits = IntakeLimits.DEFAULT;
        private Map<String, String> clientProperties = Map.of();
        private InstantSource clock = InstantSource.system();

        private Builder(String bootstrapServers, SchemaRegistry registry) {
            this.bootstrapServers = bootstrapServers;
            this.registry = registry;
        }

        public Builder topics(Topics value) {
            topics = value;
            return this;
        }

        public Builder endpoint(Endpoint value) {
            endpoint = value;
            return this;
        }

        public Builder hmacSecret(@Nullable Secret value) {
            hmacSecret = value;
            return this;
        }

        public Builder transactionalId(String value) {
            transactionalId = value;
            return this;
        }

        public Builder limits(IntakeLimits value) {
            limits = value;
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

        public IntakeConfig build() {
            return new IntakeConfig(
                    bootstrapServers,
                    topics,
                    registry,
                    endpoint,
                    hmacSecret,
                    transactionalId,
                    limits,
                    clientProperties,
                    clock);
        }
    }
}
