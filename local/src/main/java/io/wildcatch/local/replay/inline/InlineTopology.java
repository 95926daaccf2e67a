package io.wildcatch.local.replay.inline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A topology that remembers what it was built of, so that {@link InlineRun} can run it. Built by the same calls as any
 * other, and checked by Kafka Streams as any other.
 *
 * <p>Knows sources, sinks, processors, stores and global stores that are added with explicit names and serdes; whatever
 * is added otherwise is refused, since it would not be run.
 */
public final class InlineTopology extends Topology {

    /**
     * Where records of a topic enter, and how their bytes are read.
     *
     * @param table whether they go into a global table
     */
    record SourceNode(String name, String topic, Deserializer<?> keys, Deserializer<?> values, boolean table) {}

    record ProcessorNode(String name, ProcessorSupplier<?, ?, ?, ?> supplier, List<String> parents) {}

    record SinkNode(String name, String topic, Serializer<?> keys, Serializer<?> values, List<String> parents) {}

    private final List<SourceNode> sources = new ArrayList<>();
    private final List<ProcessorNode> processors = new ArrayList<>();
    private final List<SinkNode> sinks = new ArrayList<>();
    private final Map<String, Set<String>> storesOf = new LinkedHashMap<>();
    private final Set<String> globalStores = new HashSet<>();

    List<SourceNode> sources() {
        return sources;
    }

    List<ProcessorNode> processors() {
        return processors;
    }

    List<SinkNode> sinks() {
        return sinks;
    }

    /** Whether a processor was given access to a store. */
    boolean mayUse(String processor, String store) {
        return globalStores.contains(store)
                || storesOf.getOrDefault(store, Set.of()).contains(processor);
    }

    @Override
    public synchronized <K, V> Topology addSource(
            String name, Deserializer<K> keys, Deserializer<V> values, String... topics) {
        for (String topic : topics) {
            sources.add(new SourceNode(name, topic, keys, values, false));
        }
        return super.addSource(name, keys, values, topics);
    }

    @Override
    public synchronized <KIn, VIn, KOut, VOut> Topology addProcessor(
            String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier, String... parents) {
        processors.add(new ProcessorNode(name, supplier, List.of(parents)));
        return super.addProcessor(name, supplier, parents);
    }

    @Override
    public synchronized <K, V> Topology addSink(
            String name, String topic, Serializer<K> keys, Serializer<V> values, String... parents) {
        sinks.add(new SinkNode(name, topic, keys, values, List.of(parents)));
        return super.addSink(name, topic, keys, values, parents);
    }

    @Override
    public synchronized <S extends StateStore> Topology addStateStore(StoreBuilder<S> store, String... users) {
        storesOf.computeIfAbsent(store.name(), name -> new HashSet<>()).addAll(List.of(users));
        return super.addStateStore(store, users);
    }

    @Override
    public synchronized <K, V, S extends StateStore> Topology addGlobalStore(
            StoreBuilder<S> store,
            String source,
            Deserializer<K> keys,
            Deserializer<V> values,
            String topic,
            String processor,
            ProcessorSupplier<K, V, Void, Void> supplier) {
        sources.add(new SourceNode(source, topic, keys, values, true));
        processors.add(new ProcessorNode(processor, supplier, List.of(source)));
        globalStores.add(store.name());
        return super.addGlobalStore(store, source, keys, values, topic, processor, supplier);
    }
}
