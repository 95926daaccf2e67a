package io.wildcatch.local.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's log and the state that it adds up to. A write is done when it has come back through the log: so what a
 * client was told is what every later reader of the log will find.
 */
final class SchemaStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaStore.class);
    private static final TopicPartition PARTITION = new TopicPartition(SchemasTopic.NAME, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long WRITE_TIMEOUT_MS = 30_000;

    private final SchemaState state = new SchemaState();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread reader;
    private final Object progress = new Object();
    private long nextOffset;
    private boolean closed;
    private @Nullable KafkaException stopped;

    private SchemaStore(KafkaProducer<String, String> producer, KafkaConsumer<String, String> consumer) {
        this.producer = producer;
        this.consumer = consumer;
        this.reader = new Thread(this::follow, "schema-registry-reader");
        this.reader.setDaemon(true);
    }

    /**
     * Opens the log and reads it to its end.
     *
     * @param client the brokers, and how to talk to them
     */
    static SchemaStore open(Map<String, Object> client) {
        SchemasTopic.ensure(client);
        SchemaStore store = new SchemaStore(producer(client), consumer(client));
        store.consumer.assign(List.of(PARTITION));
        store.consumer.seekToBeginning(List.of(PARTITION));
        long end = store.consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        while (store.consumer.position(PARTITION) < end) {
            store.read();
        }
        store.reader.start();
        return store;
    }

    SchemaState state() {
        return state;
    }

    /**
     * Appends to the log and returns when the state shows it. Callers that decide by the state hold this object's
     * monitor from the decision to the write.
     *
     * @throws RegistryError when Kafka doesn't take it in time
     */
    void write(LogEntry entry) {
        try {
            long offset = producer.send(
                            new ProducerRecord<>(SchemasTopic.NAME, 0, LogCodec.key(entry), LogCodec.value(entry)))
                    .get(WRITE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .offset();
            awaitApplied(offset);
        } catch (ExecutionException e) {
            throw RegistryError.store(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw RegistryError.timeout(WRITE_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryError.store(e);
        }
    }

    /** Whether it still follows the log. */
    boolean isFollowing() {
        return reader.isAlive();
    }

    @Override
    public void close() {
        synchronized (progress) {
            closed = true;
        }
        consumer.wakeup();
        try {
            reader.join(WRITE_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }

    private void awaitApplied(long offset) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WRITE_TIMEOUT_MS);
        synchronized (progress) {
            while (nextOffset <= offset) {
                if (stopped != null) {
                    throw RegistryError.store(stopped);
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new TimeoutException();
                }
                progress.wait(left);
            }
        }
    }

    private void follow() {
        try (consumer) {
            while (!isClosed()) {
                read();
            }
        } catch (WakeupException e) {
            LOG.debug("The registry's log is closed");
        } catch (KafkaException e) {
            LOG.error("The schema registry can't read its log any more: {}. Restart it.", e.getMessage(), e);
            stop(e);
        }
    }

    /** Nobody has to wait for what won't be read. */
    private void stop(KafkaException cause) {
        synchronized (progress) {
            stopped = cause;
            progress.notifyAll();
        }
    }

    private void read() {
        for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
            apply(record);
        }
        synchronized (progress) {
            nextOffset = consumer.position(PARTITION);
            progress.notifyAll();
        }
    }

    private void apply(ConsumerRecord<String, String> record) {
        if (record.key() == null) {
            return;
        }
        try {
            state.apply(LogCodec.decode(record.key(), record.value()));
        } catch (IllegalArgumentException e) {
            LOG.warn("Offset {} of {} is no registry entry, skipped: {}", record.offset(), PARTITION, e.getMessage());
        }
    }

    private boolean isClosed() {
        synchronized (progress) {
            return closed;
        }
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("linger.ms", 0);
        config.put("delivery.timeout.ms", (int) WRITE_TIMEOUT_MS);
        config.put("request.timeout.ms", 10_000);
        config.put("max.block.ms", 10_000);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("fetch.max.wait.ms", 500);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}
