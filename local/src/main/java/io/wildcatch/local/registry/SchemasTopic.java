package io.wildcatch.local.registry;

import static io.wildcatch.local.broker.AdminCalls.await;
import static io.wildcatch.local.broker.AdminCalls.awaitTopics;

import io.wildcatch.local.broker.BrokerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic that holds the registry's state: one partition, so that there is one order; compacted, so that it stays. */
final class SchemasTopic {

    static final String NAME = RegistryServer.TOPIC;

    private SchemasTopic() {}

    /**
     * Creates the topic when it is missing.
     *
     * @throws BrokerException when Kafka can't be reached
     * @throws IllegalStateException when the topic is there but would lose schemas
     */
    static void ensure(Map<String, Object> client) {
        try (Admin admin = Admin.create(client)) {
            create(admin);
            awaitTopics(admin, List.of(NAME));
            check(admin);
        }
    }

    private static void create(Admin admin) {
        NewTopic topic = new NewTopic(NAME, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try {
            await("create topic " + NAME, admin.createTopics(List.of(topic)).all());
        } catch (BrokerException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void check(Admin admin) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
        var topics = await(
                "describe topic " + NAME, admin.describeTopics(List.of(NAME)).allTopicNames());
        var configs = await(
                "describe topic " + NAME,
                admin.describeConfigs(List.of(resource)).all());
        int partitions = topics.values().iterator().next().partitions().size();
        String cleanup = configs.values()
                .iterator()
                .next()
                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value();
        if (partitions != 1 || !TopicConfig.CLEANUP_POLICY_COMPACT.equals(cleanup)) {
            throw new IllegalStateException(
                    "topic " + NAME + " must have 1 partition and cleanup.policy=compact, but has " + partitions
                            + " and " + cleanup + ": repair it with kafka-configs before a registry uses it");
        }
    }
}
