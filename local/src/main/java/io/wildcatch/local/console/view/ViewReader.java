package io.wildcatch.local.console.view;

import io.wildcatch.event.Decision;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the view up to date: reads all partitions of the feeds' topics from their beginning, without a consumer group,
 * and goes on for ever. Topics that turn up later are read from then on; a broker or registry that is away is waited
 * for.
 */
public final class ViewReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long IDLE_MILLIS = 400;
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final long DISCOVER_NANOS = Duration.ofSeconds(3).toNanos();

    private final Consumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::run, "console-view");
    private final List<Decision> fresh = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final LongAdder records = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final Map<TopicPartition, Long> startEnds = new HashMap<>();
    private volatile Map<String, Feed> feeds = Map.of();
    private volatile java.util.function.Consumer<Decision> listener = decision -> {};
    private volatile boolean caughtUp;
    private volatile long lag;
    private volatile String trouble = "";
    private volatile Set<String> hidden = Set.of();
    private long discoverAt = System.nanoTime();

    /** The consumer is this reader's from now on. */
    public ViewReader(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Names of what it reads, where it is there. */
    public static Set<String> topics(Topics topics) {
        View none = new View(ViewLimits.DEFAULT);
        return new TreeSet<>(Feeds.of(topics, new InMemorySchemaRegistry(), none, decision -> {})
                .keySet());
    }

    /**
     * Reads from now on.
     *
     * @param decided hears each decision after the view has it, on the thread that reads
     */
    public void start(
            Topics topics, SchemaRegistry registry, View view, java.util.function.Consumer<Decision> decided) {
        feeds = Feeds.of(topics, registry, view, fresh::add);
        listener = decided;
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the view has everything that was there when it started. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Records that wait to be read. */
    public long lag() {
        return lag;
    }

    /** Records read since the start. */
    public long records() {
        return records.sum();
    }

    /** Records left out because they can't be decoded. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** What keeps the view from going on; empty when nothing does. */
    public String trouble() {
        return trouble;
    }

    /** Topics that Kafka doesn't let it see, so that it can't tell whether they hold anything; in order. */
    public Set<String> hidden() {
        return hidden;
    }

    private void run() {
        while (stop.getCount() > 0) {
            try {
                discover();
                takeAll(consumer.assignment().isEmpty() ? idle() : consumer.poll(POLL));
                tell();
                measure();
                trouble = "";
            } catch (WakeupException | InterruptException e) {
                LOG.debug("Woken up to close");
            } catch (RegistryUnavailableException e) {
                waitOut("the schema registry can't be reached", e);
            } catch (AuthorizationException e) {
                waitOut("Kafka doesn't let it read: " + e.getMessage(), e);
            } catch (KafkaException e) {
                waitOut("Kafka can't be reached", e);
            }
        }
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private void waitOut(String what, KafkaException e) {
        if (trouble.isEmpty()) {
            LOG.warn("The console stands still: {} ({})", what, e.getMessage());
        }
        trouble = what;
        idle();
    }

    /** Waits without holding up a close. */
    private ConsumerRecords<String, byte[]> idle() {
        try {
            if (stop.await(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ConsumerRecords.empty();
    }

    private void discover() {
        if (System.nanoTime() < discoverAt) {
            return;
        }
        Map<String, List<PartitionInfo>> listed = consumer.listTopics(CALL);
        lookFor(listed.keySet());
        Set<TopicPartition> found = listed.entrySet().stream()
                .filter(topic -> feeds.containsKey(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        if (!found.equals(consumer.assignment())) {
            Set<TopicPartition> fresh = new HashSet<>(found);
            fresh.removeAll(consumer.assignment());
            consumer.assign(found);
            consumer.seekToBeginning(fresh);
        }
        if (startEnds.isEmpty() && !found.isEmpty()) {
            startEnds.putAll(consumer.endOffsets(found, CALL));
        }
        discoverAt = System.nanoTime() + DISCOVER_NANOS;
    }

    /** Kafka lists only what it lets somebody see: what isn't listed may be missing, or hidden. */
    private void lookFor(Set<String> listed) {
        Set<String> now = feeds.keySet().stream()
                .filter(topic -> !listed.contains(topic) && isHidden(topic))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!now.isEmpty() && !now.equals(hidden)) {
            LOG.warn("Kafka doesn't let the console see {}: their records are missing from it", now);
        }
        hidden = Collections.unmodifiableSet(now);
    }

    /** Asked by name, Kafka tells one from the other. */
    private boolean isHidden(String topic) {
        try {
            consumer.partitionsFor(topic, CALL);
            return false;
        } catch (TopicAuthorizationException e) {
            return true;
        }
    }

    /** Only after the whole batch, in which the briefing of a decision may come later than the decision. */
    private void tell() {
        fresh.forEach(listener);
        fresh.clear();
    }

    private void takeAll(ConsumerRecords<String, byte[]> polled) {
        List<TopicPartition> partitions = List.copyOf(polled.partitions());
        for (int i = 0; i < partitions.size(); i++) {
            try {
                polled.records(partitions.get(i)).forEach(this::take);
            } catch (RegistryUnavailableException e) {
                rewind(polled, partitions.subList(i + 1, partitions.size()));
                throw e;
            }
        }
    }

    /** Takes a record, or sets the partition back to it, so that it comes again. */
    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            Optional.ofNullable(feeds.get(record.topic())).orElseThrow().take(record);
            records.increment();
        } catch (RegistryUnavailableException e) {
            consumer.seek(new TopicPartition(record.topic(), record.partition()), record.offset());
            throw e;
        } catch (RuntimeException e) {
            unreadable.increment();
            LOG.warn(
                    "Left out what can't be read: {}-{} at offset {} ({})",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }

    private void rewind(ConsumerRecords<String, byte[]> polled, List<TopicPartition> partitions) {
        partitions.forEach(partition ->
                consumer.seek(partition, polled.records(partition).get(0).offset()));
    }

    private void measure() {
        lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
        if (!caughtUp) {
            caughtUp = !startEnds.isEmpty()
                    && startEnds.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey(), CALL) >= end.getValue());
        }
    }

    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            thread.join(CALL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
