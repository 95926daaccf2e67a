package io.wildcatch.local.policy;

import io.wildcatch.event.PolicyDocument;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The policy that was published last. */
public final class PublishedPolicy {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] KEY = Topics.POLICY.getBytes(StandardCharsets.UTF_8);

    private final Consumer<byte[], byte[]> reader;
    private final Topic<PolicyDocument> topic;

    /** @param reader in no group; it is given what to read */
    public PublishedPolicy(Consumer<byte[], byte[]> reader, Topics topics) {
        this.reader = reader;
        this.topic = topics.policies();
    }

    /**
     * Reads the whole topic, which is short.
     *
     * @return empty when none was published, or the last one was withdrawn
     * @throws IllegalStateException when there is no such topic
     * @throws KafkaException when the brokers don't answer, or the record can't be decoded
     */
    public Optional<PolicyDocument> read(Deserializer<PolicyDocument> decoder) {
        List<TopicPartition> partitions = reader.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic.name() + " is missing: run wildcatch topics apply");
        }
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return Optional.ofNullable(last(reader.endOffsets(partitions)))
                .map(bytes -> decoder.deserialize(topic.name(), bytes));
    }

    private byte @Nullable [] last(Map<TopicPartition, Long> ends) {
        byte @Nullable [] last = null;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isRead(ends)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("topic " + topic.name() + " could not be read within " + PATIENCE);
            }
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                last = Arrays.equals(record.key(), KEY) ? record.value() : last;
            }
        }
        return last;
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue());
    }
}
