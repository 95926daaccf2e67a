package io.wildcatch.local.intake;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic as a reader of committed records sees it, from its beginning to its present end. */
public final class CommittedRecords {

    private CommittedRecords() {}

    /** All of them; waits for transactions that are about to end. */
    public static <V> List<ConsumerRecord<String, V>> read(String bootstrap, String topic, Deserializer<V> values) {
        return read(Map.of("bootstrap.servers", bootstrap), topic, values);
    }

    /** The same from brokers that want to know who asks. */
    public static <V> List<ConsumerRecord<String, V>> read(
            Map<String, String> client, String topic, Deserializer<V> values) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = consumer(client, "read_committed", values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = endsWithNothingOpen(client, consumer, partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /**
     * A commit is final when the broker says so, but shows a moment later, when it has marked each partition. Until
     * then a transaction might look like half of one.
     */
    private static Map<TopicPartition, Long> endsWithNothingOpen(
            Map<String, String> client, KafkaConsumer<?, ?> committed, List<TopicPartition> partitions) {
        try (KafkaConsumer<String, byte[]> all = consumer(client, "read_uncommitted", new ByteArrayDeserializer())) {
            return await().atMost(Duration.ofSeconds(30))
                    .until(() -> committed.endOffsets(partitions), ends -> ends.equals(all.endOffsets(partitions)));
        }
    }

    private static <V> KafkaConsumer<String, V> consumer(
            Map<String, String> client, String isolation, Deserializer<V> values) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(Map.of("isolation.level", isolation, "auto.offset.reset", "earliest"));
        return new KafkaConsumer<>(settings, new StringDeserializer(), values);
    }
}
