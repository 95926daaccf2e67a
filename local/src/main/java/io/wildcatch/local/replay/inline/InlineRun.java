package io.wildcatch.local.replay.inline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Runs an {@link InlineTopology} in the calling thread: one partition, one record after the other, whatever comes of it
 * before the next one. Records that stay within the run are handed on as they are; bytes are made only for those who
 * read bytes.
 */
public final class InlineRun {

    /** Takes a record to the next node. */
    @FunctionalInterface
    interface Taker {
        void take(Record<Object, Object> record);
    }

    /** Where a record of a topic goes. */
    private record Entrance(List<Taker> takers, Deserializer<?> keys, Deserializer<?> values, boolean table) {

        boolean wantsBytes(Deserializer<?> reader) {
            return reader instanceof ByteArrayDeserializer;
        }
    }

    private record At(String topic, int partition, long offset) implements RecordMetadata {}

    private final InlineTopology topology;
    private final long wallClock;
    private final Map<String, Entrance> entrances = new HashMap<>();
    private final Map<String, StateStore> stores = new HashMap<>();
    private final Map<String, Consumer<Record<Object, Object>>> readers = new HashMap<>();
    private final Backlog backlog = new Backlog();
    private long streamTime;
    private long offset;
    private String topic = "";

    /**
     * @param topology complete
     * @param wallClock milliseconds since 1970 at which the wall clock stands still
     */
    public InlineRun(InlineTopology topology, long wallClock) {
        this.topology = topology;
        this.wallClock = wallClock;
        Map<String, List<Taker>> sources = new HashMap<>();
        for (InlineTopology.SourceNode source : topology.sources()) {
            Entrance entrance = new Entrance(new ArrayList<>(1), source.keys(), source.values(), source.table());
            entrances.put(source.topic(), entrance);
            sources.put(source.name(), entrance.takers());
        }
        Map<String, InlineContext> contexts = new HashMap<>();
        for (InlineTopology.ProcessorNode node : topology.processors()) {
            InlineContext context = new InlineContext(this, node.name());
            contexts.put(node.name(), context);
            connect(node.name(), node.parents(), start(node, context), sources, contexts);
        }
        for (InlineTopology.SinkNode sink : topology.sinks()) {
            connect(sink.name(), sink.parents(), record -> put(sink, record), sources, contexts);
        }
    }

    private static void connect(
            String name,
            List<String> parents,
            Taker taker,
            Map<String, List<Taker>> sources,
            Map<String, InlineContext> contexts) {
        for (String parent : parents) {
            List<Taker> source = sources.get(parent);
            InlineContext processor = contexts.get(parent);
            if (source != null) {
                source.add(taker);
            } else if (processor != null) {
                processor.child(name, taker);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Taker start(InlineTopology.ProcessorNode node, InlineContext context) {
        Processor<Object, Object, Object, Object> processor =
                (Processor<Object, Object, Object, Object>) node.supplier().get();
        processor.init(context);
        return processor::process;
    }

    /** Hands every record that the topology writes to a topic to a reader. */
    public void read(String fromTopic, Consumer<Record<Object, Object>> reader) {
        readers.put(fromTopic, reader);
    }

    /**
     * Feeds in one record as a broker would have it, and works until nothing is left to do.
     *
     * @throws SerializationException when a source that reads more than bytes can't read it
     */
    public void feed(String toTopic, Record<byte[], byte[]> record) {
        Entrance entrance = entrance(toTopic);
        Record<Object, Object> read = new Record<>(
                entrance.keys().deserialize(toTopic, record.key()),
                entrance.values().deserialize(toTopic, record.value()),
                record.timestamp(),
                record.headers());
        backlog.add(toTopic, read, entrance.table());
        Backlog.Pending next = backlog.next();
        while (next != null) {
            take(next);
            next = backlog.next();
        }
    }

    private void take(Backlog.Pending pending) {
        topic = pending.topic();
        offset++;
        streamTime = Math.max(streamTime, pending.record().timestamp());
        for (Taker taker : entrance(topic).takers()) {
            taker.take(pending.record());
        }
    }

    private Entrance entrance(String ofTopic) {
        Entrance entrance = entrances.get(ofTopic);
        if (entrance == null) {
            throw new IllegalArgumentException("nobody reads " + ofTopic);
        }
        return entrance;
    }

    private void put(InlineTopology.SinkNode sink, Record<Object, Object> record) {
        Consumer<Record<Object, Object>> reader = readers.get(sink.topic());
        if (reader != null) {
            reader.accept(record);
        }
        Entrance entrance = entrances.get(sink.topic());
        if (entrance != null) {
            Record<Object, Object> round = record;
            if (entrance.wantsBytes(entrance.keys())) {
                round = round.withKey(bytes(sink.keys(), sink.topic(), record.key()));
            }
            if (entrance.wantsBytes(entrance.values())) {
                round = round.withValue(bytes(sink.values(), sink.topic(), record.value()));
            }
            backlog.add(sink.topic(), round, entrance.table());
        }
    }

    @SuppressWarnings("unchecked")
    private static byte @Nullable [] bytes(Serializer<?> serializer, String topic, @Nullable Object value) {
        return ((Serializer<Object>) serializer).serialize(topic, value);
    }

    /** Stores are made when they are first asked for; who asks tells by its type which keys it has. */
    StateStore store(String node, String name) {
        if (!topology.mayUse(node, name)) {
            throw new IllegalArgumentException(node + " has no store " + name);
        }
        return stores.computeIfAbsent(name, MapStore<Bytes>::new);
    }

    /** A store as the processors have left it, for whoever looks on. */
    @SuppressWarnings("unchecked")
    public ReadOnlyKeyValueStore<Bytes, byte[]> store(String name) {
        return Objects.requireNonNull((ReadOnlyKeyValueStore<Bytes, byte[]>) stores.get(name), name);
    }

    Optional<RecordMetadata> metadata() {
        return Optional.of(new At(topic, 0, offset));
    }

    long wallClock() {
        return wallClock;
    }

    long streamTime() {
        return streamTime;
    }
}
