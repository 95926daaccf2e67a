package io.wildcatch.local.cli;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a topic can be written: the brokers know it, and the registry has known its schema once. After that the schema
 * is remembered, and the registry may be away.
 */
final class TopicReady implements BooleanSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReady.class);
    private static final long PATIENCE_S = 2;

    private final Admin admin;
    private final SchemaRegistry registry;
    private final Topic<?> topic;
    private volatile boolean schemaKnown;

    TopicReady(Admin admin, SchemaRegistry registry, Topic<?> topic) {
        this.admin = admin;
        this.registry = registry;
        this.topic = topic;
    }

    @Override
    public boolean getAsBoolean() {
        return hasTopic() && hasSchema();
    }

    private boolean hasTopic() {
        try {
            return !admin.describeTopics(List.of(topic.name()))
                    .allTopicNames()
                    .get(PATIENCE_S, TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Topic {} isn't there", topic.name(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean hasSchema() {
        try {
            schemaKnown =
                    schemaKnown || registry.latest(topic.name() + "-value").isPresent();
        } catch (RuntimeException e) {
            LOG.debug("The registry doesn't tell the schema of {}", topic.name(), e);
        }
        return schemaKnown;
    }
}
