package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records as they are. Names their topics, by which Flink finds transactions that were left open. */
final class OutputWriter
        implements KafkaRecordSerializationSchema<ProducerRecord<byte[], byte[]>>, KafkaDatasetFacetProvider {

    private static final long serialVersionUID = 1L;

    private final PeerSettings settings;

    OutputWriter(PeerSettings settings) {
        this.settings = settings;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            ProducerRecord<byte[], byte[]> output, KafkaSinkContext context, Long timestamp) {
        return output;
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        Topics topics = settings.topics();
        List<String> names = Stream.of(
                        topics.decisions(),
                        topics.opportunities(),
                        topics.automation(),
                        topics.contested(),
                        topics.suppressed())
                .map(Topic::name)
                .toList();
        return Optional.of(
                new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(names), new Properties()));
    }
}
