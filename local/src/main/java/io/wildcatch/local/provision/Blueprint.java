package io.wildcatch.local.provision;

import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.Pipeline;
import io.wildcatch.streams.topology.PolicyInForce;
import io.wildcatch.streams.topology.Wiring;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * What the topologies are made of, without running them.
 *
 * @param description as Kafka Streams describes them
 */
public record Blueprint(TopologyDescription description) {

    /** Of the topologies with their default policy, on topics of this prefix. */
    public static Blueprint of(Topics topics) {
        SchemaRegistry registry = new InMemorySchemaRegistry();
        Wiring.SerdeMaker serdes = new Wiring.SerdeMaker() {
            @Override
            public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                return new AvroSerde<>(type, registry, true);
            }
        };
        return new Blueprint(Pipeline.build(new Wiring(
                        topics,
                        PolicyInForce.always(Policy.defaults()),
                        serdes,
                        Keeping.DURABLE,
                        (fate, source, id, home, event) -> {},
                        new Wiring.Cache()))
                .describe());
    }

    /** Names of the topics that are read, those of global tables too. */
    public SortedSet<String> read() {
        TreeSet<String> read = new TreeSet<>();
        nodes(Source.class).forEach(source -> read.addAll(source.topicSet()));
        description.globalStores().stream().map(GlobalStore::source).forEach(source -> read.addAll(source.topicSet()));
        return read;
    }

    /** Names of the topics that are written, changelogs left out. */
    public SortedSet<String> written() {
        TreeSet<String> written = new TreeSet<>();
        nodes(Sink.class).map(Sink::topic).forEach(written::add);
        return written;
    }

    /** Names of the changelogs of the application of this id: what Kafka Streams creates by itself. */
    public SortedSet<String> changelogs(String applicationId) {
        TreeSet<String> changelogs = new TreeSet<>();
        nodes(Processor.class)
                .flatMap(processor -> processor.stores().stream())
                .forEach(store -> changelogs.add(applicationId + "-" + store + "-changelog"));
        return changelogs;
    }

    private <N extends Node> Stream<N> nodes(Class<N> kind) {
        return description.subtopologies().stream()
                .map(Subtopology::nodes)
                .flatMap(Collection::stream)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
