package io.wildcatch.local.doctor;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;

/** Whether producers put keys where Kafka's Java client does, by a look at the newest records. */
final class KeyCheck {

    private static final String NAME = "keys";
    private static final int NEWEST = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> reader;

    KeyCheck(Consumer<byte[], byte[]> reader) {
        this.reader = reader;
    }

    Finding keys(Topics topics) {
        List<String> astray = new ArrayList<>();
        int seen = 0;
        try {
            for (Topic<?> topic : topics.copartitioned()) {
                int partitions = reader.partitionsFor(topic.name()).size();
                List<ConsumerRecord<byte[], byte[]>> newest = newest(topic.name(), partitions);
                long wrong = newest.stream()
                        .filter(record -> isAstray(record, partitions))
                        .count();
                seen += newest.size();
                if (wrong > 0) {
                    astray.add(topic.name() + " (" + wrong + " of the newest " + newest.size() + ")");
                }
            }
        } catch (AuthorizationException e) {
            return Finding.skipped(NAME, "needs the right to read the topics");
        }
        return astray.isEmpty()
                ? Finding.ok(NAME, seen + " of the newest records are on the partition of their key")
                : Finding.failed(
                        NAME,
                        "records on another partition than Kafka's Java client would choose: "
                                + String.join(", ", astray),
                        "set partitioner=murmur2_random, or the like, in the producers");
    }

    /** A record without a key may be anywhere. */
    private static boolean isAstray(ConsumerRecord<byte[], byte[]> record, int partitions) {
        return record.key() != null
                && BuiltInPartitioner.partitionForKey(record.key(), partitions) != record.partition();
    }

    private List<ConsumerRecord<byte[], byte[]>> newest(String topic, int count) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            partitions.add(new TopicPartition(topic, p));
        }
        Map<TopicPartition, Long> begins = reader.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        reader.assign(partitions);
        ends.forEach((partition, end) -> {
            long begin = begins.getOrDefault(partition, 0L);
            reader.seek(partition, Math.max(begin, end - NEWEST));
        });
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !isRead(ends)) {
            reader.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue());
    }
}
