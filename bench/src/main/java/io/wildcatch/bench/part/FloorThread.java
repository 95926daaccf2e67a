package io.wildcatch.bench.part;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes on, and commits as often as it is told; in transactions where it shall do so exactly once. */
final class FloorThread extends Thread {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String from;
    private final String to;
    private final boolean exactlyOnce;
    private final long commitNanos;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private long committedAt = System.nanoTime();
    private volatile boolean ready;
    private volatile boolean ending;

    FloorThread(Map<String, String> settings, int number) {
        super("floor-" + number);
        setDaemon(true);
        from = settings.getOrDefault(FloorPart.FROM, "");
        to = settings.getOrDefault(FloorPart.TO, "");
        exactlyOnce = settings.getOrDefault("processing.guarantee", "").equals("exactly_once_v2");
        commitNanos = Duration.ofMillis(Long.parseLong(settings.getOrDefault("commit.interval.ms", "100")))
                .toNanos();
        consumer = new KafkaConsumer<>(
                FloorClients.consumer(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                FloorClients.producer(settings, number, exactlyOnce),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Whether it has partitions. */
    boolean isReady() {
        return ready;
    }

    void end() {
        ending = true;
    }

    void awaitEnd() {
        try {
            join();
        } catch (InterruptedException e) {
            currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try (consumer;
                producer) {
            if (exactlyOnce) {
                producer.initTransactions();
            }
            consumer.subscribe(List.of(from));
            while (!ending) {
                step();
            }
            commit();
        }
    }

    private void step() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (uncommitted.isEmpty() && exactlyOnce) {
                producer.beginTransaction();
            }
            var unused = producer.send(new ProducerRecord<>(to, record.partition(), record.key(), record.value()));
            uncommitted.put(new TopicPartition(from, record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        ready = !consumer.assignment().isEmpty();
        if (System.nanoTime() - committedAt >= commitNanos) {
            commit();
        }
    }

    private void commit() {
        committedAt = System.nanoTime();
        if (uncommitted.isEmpty()) {
            return;
        }
        if (exactlyOnce) {
            producer.sendOffsetsToTransaction(Map.copyOf(uncommitted), consumer.groupMetadata());
            producer.commitTransaction();
        } else {
            producer.flush();
            consumer.commitSync(Map.copyOf(uncommitted));
        }
        uncommitted.clear();
    }
}
