package io.wildcatch.local.replay.inline;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * What a processor sees of the run. The wall clock stands still, so that what is scheduled by it never comes up; what an
 * inline run doesn't have is refused rather than made up.
 */
final class InlineContext implements ProcessorContext<Object, Object> {

    private static final TaskId TASK = new TaskId(0, 0);

    private final InlineRun run;
    private final String node;
    private final Map<String, InlineRun.Taker> children = new LinkedHashMap<>();

    InlineContext(InlineRun run, String node) {
        this.run = run;
        this.node = node;
    }

    void child(String name, InlineRun.Taker child) {
        children.put(name, child);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> void forward(Record<K, V> record) {
        for (InlineRun.Taker child : children.values()) {
            child.take((Record<Object, Object>) record);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> void forward(Record<K, V> record, String name) {
        InlineRun.Taker child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException(node + " forwards to " + name + ", which is no child of it");
        }
        child.take((Record<Object, Object>) record);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Kafka declares it
    public <S extends StateStore> S getStateStore(String name) {
        return (S) run.store(node, name);
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return run.metadata();
    }

    @Override
    public long currentSystemTimeMs() {
        return run.wallClock();
    }

    @Override
    public long currentStreamTimeMs() {
        return run.streamTime();
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator punctuator) {
        if (type != PunctuationType.WALL_CLOCK_TIME) {
            throw unsupported("punctuation by stream time");
        }
        return () -> {};
    }

    @Override
    public Cancellable schedule(Instant start, Duration interval, PunctuationType type, Punctuator punctuator) {
        return schedule(interval, type, punctuator);
    }

    @Override
    public String applicationId() {
        return "inline";
    }

    @Override
    public TaskId taskId() {
        return TASK;
    }

    @Override
    public Serde<?> keySerde() {
        return Serdes.String();
    }

    @Override
    public Serde<?> valueSerde() {
        return Serdes.ByteArray();
    }

    @Override
    public File stateDir() {
        throw unsupported("a state directory");
    }

    @Override
    public StreamsMetrics metrics() {
        throw unsupported("metrics");
    }

    @Override
    public void commit() {}

    @Override
    public Map<String, Object> appConfigs() {
        return Map.of();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return Map.of();
    }

    private UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException(node + ": an inline run has no " + what);
    }
}
