package io.wildcatch.local.provision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The difference between a cluster's topics and the contract. Nothing in it deletes a topic or touches the number of
 * partitions of one: with another number, keys would move to partitions where their state isn't.
 *
 * @param changes one for every topic of the contract, in their order
 */
public record TopicPlan(List<TopicChange> changes) {

    public TopicPlan {
        changes = List.copyOf(changes);
    }

    /** Compares what is with what should be. */
    public static TopicPlan of(Map<String, ExistingTopic> existing, List<TopicSpec> wanted) {
        return new TopicPlan(wanted.stream()
                .map(spec -> change(existing.get(spec.name()), spec))
                .toList());
    }

    public boolean isEmpty() {
        return changes.stream().allMatch(change -> change instanceof TopicChange.Keep);
    }

    private static TopicChange change(@Nullable ExistingTopic topic, TopicSpec spec) {
        if (topic == null) {
            return new TopicChange.Create(spec);
        }
        Map<String, String> from = new HashMap<>();
        Map<String, String> to = new HashMap<>();
        spec.configs().forEach((key, value) -> {
            String now = topic.configs().getOrDefault(key, "");
            if (!now.equals(value)) {
                from.put(key, now);
                to.put(key, value);
            }
        });
        return to.isEmpty()
                ? new TopicChange.Keep(spec.name(), topic.partitions())
                : new TopicChange.Alter(spec.name(), from, to);
    }
}
