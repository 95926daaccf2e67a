package io.wildcatch.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Signals that show all at once: they are written in one transaction, so that whoever reads committed records sees none
 * until all are there, and the work of writing them isn't part of what is measured.
 */
public final class Flood implements AutoCloseable {

    private static final int TIMEOUT_MS = 600_000;
    private static final int BATCH = 256 << 10;
    private static final long MEMORY = 64L << 20;

    private final KafkaProducer<String, byte[]> producer;

    public Flood(String bootstrap) {
        producer = Clients.producer(
                bootstrap,
                Map.of(
                        "transactional.id", "bench-flood",
                        "transaction.timeout.ms", TIMEOUT_MS,
                        "linger.ms", 20,
                        "batch.size", BATCH,
                        "buffer.memory", MEMORY));
        producer.initTransactions();
    }

    /**
     * Writes the signals; nobody sees them before {@link #open}.
     *
     * @return where the last one of each partition is
     */
    public Map<TopicPartition, Long> fill(String topic, List<Message> messages) {
        producer.beginTransaction();
        Map<TopicPartition, Future<RecordMetadata>> last = new HashMap<>();
        for (Message message : messages) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, message.key(), message.value());
            last.put(new TopicPartition(topic, partition(record)), producer.send(record));
        }
        producer.flush();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        last.forEach((partition, sent) -> offsets.put(partition, offset(sent)));
        return offsets;
    }

    /** Where the default partitioner sends what has a key. */
    private int partition(ProducerRecord<String, byte[]> record) {
        int partitions = producer.partitionsFor(record.topic()).size();
        return Partitions.of(record.key(), partitions);
    }

    /** Lets everybody see them. */
    public void open() {
        producer.commitTransaction();
    }

    static long offset(Future<RecordMetadata> sent) {
        try {
            return sent.get().offset();
        } catch (ExecutionException e) {
            throw new KafkaException("a signal was not written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while signals were written", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
