package io.wildcatch.local.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic that holds the registry's state: one partition, so that there is one order; compacted, so that it stays. */
final class SchemasTopic {

    static final String NAME = "_schemas";

    private SchemasTopic() {}

    /**
     * Creates the topic when it is missing.
     *
     * @throws IllegalStateException when Kafka can't be reached, or the topic is there but would lose schemas
     */
    static void ensure(Map<String, Object> client) {
        try (Admin admin = Admin.create(client)) {
            create(admin);
            check(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topic " + NAME + " was prepared", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "topic " + NAME + " can't be prepared: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static void create(Admin admin) throws InterruptedException, ExecutionException {
        NewTopic topic = new NewTopic(NAME, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void check(Admin admin) throws InterruptedException, ExecutionException {
        int partitions = admin.describeTopics(List.of(NAME))
                .allTopicNames()
                .get()
                .get(NAME)
                .partitions()
                .size();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
        String cleanup = admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value();
        if (partitions != 1 || !TopicConfig.CLEANUP_POLICY_COMPACT.equals(cleanup)) {
            throw new IllegalStateException(
                    "topic " + NAME + " must have 1 partition and cleanup.policy=compact, but has " + partitions
                            + " and " + cleanup + ": repair it with kafka-configs before a registry uses it");
        }
    }
}
