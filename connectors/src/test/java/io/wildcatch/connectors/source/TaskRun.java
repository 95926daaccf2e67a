package io.wildcatch.connectors.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.schemas.serde.RegistrySerdeFactory;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What Kafka and Connect keep of a source between the runs of its tasks: records, and the offset of the last. */
public final class TaskRun {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.of(TOPICS);
    private final Map<Map<String, ?>, Map<String, Object>> offsets = new HashMap<>();
    private final List<SourceRecord> kept = new ArrayList<>();

    public SerdeFactory serdes() {
        return new RegistrySerdeFactory(registry, true);
    }

    /** What an earlier run, of whatever version, has left. */
    public void keep(Map<String, String> partition, Map<String, Object> offset) {
        offsets.put(partition, offset);
    }

    /** Runs a task until a time when nothing more has come for {@code idlePolls} polls. */
    public void untilIdle(SourceTask task, Map<String, String> config, int idlePolls) throws InterruptedException {
        int[] idle = {0};
        until(task, config, Integer.MAX_VALUE, () -> idle[0]++ >= idlePolls, () -> idle[0] = 0);
    }

    /** Runs a task until so many records more are in Kafka; what it had read beyond them is lost, as in a crash. */
    public void crashAfter(SourceTask task, Map<String, String> config, int records) throws InterruptedException {
        until(task, config, kept.size() + records, () -> false, () -> {});
    }

    /** Starts a task that is to be polled; whoever starts it stops it. */
    public void start(SourceTask task, Map<String, String> config) {
        task.initialize(context(config));
        task.start(config);
    }

    /** Polls a task once, and keeps all that it gives. */
    public void poll(SourceTask task) throws InterruptedException {
        List<SourceRecord> batch = task.poll();
        for (SourceRecord record : batch == null ? List.<SourceRecord>of() : batch) {
            keep(task, record);
        }
    }

    /** Puts an offset in the place of the last one, as if another version had written it. */
    public void replaceOffsets(UnaryOperator<Map<String, Object>> change) {
        offsets.replaceAll((partition, offset) -> change.apply(offset));
    }

    private void until(SourceTask task, Map<String, String> config, int most, BooleanSupplier idle, Runnable busy)
            throws InterruptedException {
        task.initialize(context(config));
        task.start(config);
        try {
            while (kept.size() < most) {
                List<SourceRecord> batch = task.poll();
                if (batch == null || batch.isEmpty()) {
                    if (idle.getAsBoolean()) {
                        return;
                    }
                    continue;
                }
                busy.run();
                for (SourceRecord record : batch.subList(0, Math.min(batch.size(), most - kept.size()))) {
                    keep(task, record);
                }
            }
        } finally {
            task.stop();
        }
    }

    private void keep(SourceTask task, SourceRecord record) throws InterruptedException {
        kept.add(record);
        offsets.put(record.sourcePartition(), new HashMap<>(cast(record.sourceOffset())));
        task.commitRecord(record, null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<String, ?> offset) {
        return (Map<String, Object>) offset;
    }

    public List<SourceRecord> records() {
        return List.copyOf(kept);
    }

    public List<Signal> signals() {
        String topic = TOPICS.signals().name();
        var reader = new AvroSerde<>(Signal.class, registry, true).deserializer();
        return of(topic)
                .map(record -> reader.deserialize(topic, (byte[]) record.value()))
                .toList();
    }

    public List<Account> accounts() {
        String topic = TOPICS.accounts().name();
        var reader = new AvroSerde<>(Account.class, registry, true).deserializer();
        return of(topic)
                .map(record -> reader.deserialize(topic, (byte[]) record.value()))
                .toList();
    }

    public List<SourceRecord> rejected() {
        return of(TOPICS.rejected()).toList();
    }

    public static String original(SourceRecord record) {
        return Optional.ofNullable((byte[]) record.value())
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("");
    }

    public static String header(SourceRecord record, String name) {
        return String.valueOf(
                record.headers().lastWithName("__streams.errors." + name).value());
    }

    private Stream<SourceRecord> of(String topic) {
        return kept.stream().filter(record -> record.topic().equals(topic));
    }

    private SourceTaskContext context(Map<String, String> config) {
        return new SourceTaskContext() {
            @Override
            public Map<String, String> configs() {
                return config;
            }

            @Override
            public OffsetStorageReader offsetStorageReader() {
                return new Reader();
            }

            @Override
            public PluginMetrics pluginMetrics() {
                return new Metrics();
            }
        };
    }

    private static final class Metrics implements PluginMetrics {
        @Override
        public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
            return new MetricName(name, "plugins", description, tags);
        }

        @Override
        public void addMetric(MetricName name, MetricValueProvider<?> value) {
            // nobody looks
        }

        @Override
        public void removeMetric(MetricName name) {
            // nobody looks
        }

        @Override
        public Sensor addSensor(String name) {
            throw new UnsupportedOperationException("counters are gauges");
        }

        @Override
        public void removeSensor(String name) {
            // there are none
        }
    }

    private final class Reader implements OffsetStorageReader {
        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            return offsets.get(partition);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            partitions.forEach(partition -> found.put(partition, offsets.get(partition)));
            return found;
        }
    }
}
