package io.wildcatch.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what topics hold, as a reader of committed records sees it. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;

    public TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Hands over every record that is there now, those of a partition in their order. */
    public void read(List<String> topics, Consumer<ConsumerRecord<String, byte[]>> taker) {
        if (topics.isEmpty()) {
            return;
        }
        try (KafkaConsumer<String, byte[]> consumer = Clients.consumer(bootstrap, topics)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<TopicPartition> open = new ArrayList<>(ends.keySet());
            open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            while (!open.isEmpty()) {
                consumer.poll(POLL).forEach(taker);
                open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            }
        }
    }
}
