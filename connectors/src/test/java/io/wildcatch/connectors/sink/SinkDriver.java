package io.wildcatch.connectors.sink;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Does to a task what a worker does, one call after the other, on one partition. */
public final class SinkDriver implements AutoCloseable {

    public static final TopicPartition PARTITION = new TopicPartition("wildcatch.opportunities", 0);

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final OpportunitySinkTask task;
    private final Map<String, String> settings;
    private final Metrics metrics = new Metrics();
    private final List<String> deadLetters = new ArrayList<>();
    private boolean paused;
    private long next;

    private SinkDriver(OpportunitySinkTask task, Map<String, String> settings) {
        this.task = task;
        this.settings = Map.copyOf(settings);
    }

    /** Starts a task. */
    public static SinkDriver start(OpportunitySinkTask task, Map<String, String> settings) {
        SinkDriver driver = new SinkDriver(task, settings);
        task.initialize(driver.new Context());
        task.start(settings);
        task.open(Set.of(PARTITION));
        return driver;
    }

    /** Hands over records with the next offsets. */
    public SinkDriver put(List<? extends Map<String, Object>> values) {
        task.put(values.stream().map(this::record).toList());
        return this;
    }

    private SinkRecord record(Object value) {
        return new SinkRecord(PARTITION.topic(), PARTITION.partition(), null, "a-1", null, value, next++);
    }

    /** Goes on polling until all that was handed over could be committed. */
    public SinkDriver awaitSettled() {
        await().atMost(LONGEST).until(() -> {
            poll();
            return committed() == next;
        });
        return this;
    }

    /** One round without new records. */
    public void poll() {
        task.put(List.of());
    }

    /** Up to where offsets could be committed now. */
    public long committed() {
        OffsetAndMetadata offset =
                task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(next))).get(PARTITION);
        return offset == null ? 0 : offset.offset();
    }

    /** The reasons of the dead letters, in order. */
    public List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Whether the task wants no more records for now. */
    public boolean isPaused() {
        return paused;
    }

    /** A figure of the task, for example {@code delivered-total}. */
    public long meter(String name) {
        return metrics.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .mapToLong(entry -> ((Number) entry.getValue().metricValue()).longValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no meter " + name));
    }

    /** The partition goes to somebody else. */
    public void revoke() {
        task.close(Set.of(PARTITION));
    }

    @Override
    public void close() {
        task.stop();
        metrics.close();
    }

    private final class Context implements SinkTaskContext {

        @Override
        public Map<String, String> configs() {
            return settings;
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {
            throw new UnsupportedOperationException("no task rewinds");
        }

        @Override
        public void offset(TopicPartition partition, long offset) {
            throw new UnsupportedOperationException("no task rewinds");
        }

        @Override
        public void timeout(long timeoutMs) {}

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of(PARTITION);
        }

        @Override
        public void pause(TopicPartition... partitions) {
            paused = true;
        }

        @Override
        public void resume(TopicPartition... partitions) {
            paused = false;
        }

        @Override
        public void requestCommit() {}

        @Override
        public ErrantRecordReporter errantRecordReporter() {
            return (record, error) -> {
                deadLetters.add(error.getMessage());
                return CompletableFuture.completedFuture(null);
            };
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return new PluginMetricsImpl(metrics, new HashMap<>());
        }
    }
}
