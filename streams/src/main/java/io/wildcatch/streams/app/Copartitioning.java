package io.wildcatch.streams.app;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * How many partitions the topics have that a company's ledger is made of. With different numbers a company's signals,
 * account and people would be on different partitions: nothing fails, and nobody is told of what belongs together.
 *
 * @param partitions of each of these topics that there is, by its name
 * @param missing names of topics of the whole pipeline that aren't there
 */
public record Copartitioning(Map<String, Integer> partitions, List<String> missing) {

    public Copartitioning {
        partitions = Map.copyOf(partitions);
        missing = List.copyOf(missing);
    }

    /**
     * Asks the brokers.
     *
     * @throws KafkaException when they don't answer
     */
    public static Copartitioning of(Admin admin, Topics topics) {
        Set<String> together = topics.copartitioned().stream().map(Topic::name).collect(Collectors.toSet());
        List<String> names = topics.all().stream().map(Topic::name).toList();
        Map<String, Integer> partitions = new TreeMap<>();
        TreeSet<String> missing = new TreeSet<>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, call) -> partitions(name, call)
                        .ifPresentOrElse(count -> partitions.put(name, count), () -> missing.add(name)));
        partitions.keySet().retainAll(together);
        return new Copartitioning(partitions, List.copyOf(missing));
    }

    /** What is wrong and what to do, in one line; empty when all is well. */
    public Optional<String> fault() {
        if (!missing.isEmpty()) {
            return Optional.of("topics are missing: " + String.join(", ", missing) + ": run wildcatch topics apply");
        }
        return partitions.values().stream().distinct().count() == 1
                ? Optional.empty()
                : Optional.of("topics that are read together have different numbers of partitions (" + counts()
                        + "): give all the same, see Topics in docs/operations.md");
    }

    private String counts() {
        TreeMap<Integer, TreeSet<String>> names = new TreeMap<>();
        partitions.forEach((name, count) ->
                names.computeIfAbsent(count, key -> new TreeSet<>()).add(name));
        StringBuilder text = new StringBuilder();
        names.forEach((count, same) -> text.append(text.isEmpty() ? "" : "; ")
                .append(String.join(", ", same))
                .append(": ")
                .append(count));
        return text.toString();
    }

    private static Optional<Integer> partitions(String name, KafkaFuture<TopicDescription> call) {
        try {
            return Optional.of(call.get().partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new KafkaException("topic " + name + " can't be looked up: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while topic " + name + " was looked up", e);
        }
    }
}
