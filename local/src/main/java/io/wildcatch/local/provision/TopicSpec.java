package io.wildcatch.local.provision;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * A topic as it should be.
 *
 * @param name full name
 * @param partitions when it is created; an existing topic keeps what it has
 * @param configs settings of the topic that must have these values
 */
public record TopicSpec(String name, int partitions, Map<String, String> configs) {

    public static final int DEFAULT_PARTITIONS = 4;

    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions: expected 1 or more, got " + partitions);
        }
        configs = Map.copyOf(configs);
    }

    /** Every topic of a deployment, by name. */
    public static List<TopicSpec> all(Topics topics, int partitions) {
        List<TopicSpec> specs = new ArrayList<>();
        topics.all().forEach(topic -> specs.add(of(topic.name(), topic.cleanup(), partitions)));
        specs.add(of(topics.rejected(), Topic.Cleanup.DELETE, partitions));
        specs.sort(Comparator.comparing(TopicSpec::name));
        return List.copyOf(specs);
    }

    private static TopicSpec of(String name, Topic.Cleanup cleanup, int partitions) {
        String policy = switch (cleanup) {
            case COMPACT -> TopicConfig.CLEANUP_POLICY_COMPACT;
            case DELETE -> TopicConfig.CLEANUP_POLICY_DELETE;
        };
        // Retention goes by a record's timestamp. A history that is fed in bears old ones, and would be deleted as soon
        // as its segment is rolled; so the broker stamps what arrives. Event time is in the values.
        return new TopicSpec(
                name,
                partitions,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        policy,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        TimestampType.LOG_APPEND_TIME.name));
    }
}
