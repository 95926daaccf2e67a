package io.wildcatch.bench.jet;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import com.hazelcast.jet.core.WatermarkPolicy;
import com.hazelcast.jet.kafka.impl.StreamKafkaP;
import io.wildcatch.bench.peer.Intake;
import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Jet's own source of Kafka's records, which keeps its offsets in snapshots alone. This one tells them to Kafka, too, once a
 * snapshot is complete: how far a peer is can be seen there.
 */
final class Source implements Processor {

    /** Due times are exact to that. */
    private static final long MILLISECOND = 1;

    private static final long NEVER_IDLE = 0;

    private final Set<String> topics;
    private final Consumer<byte[], byte[]> consumer;
    private final Processor jets;
    private Map<TopicPartition, OffsetAndMetadata> reached = Map.of();

    private <T> Source(
            PeerSettings settings,
            Set<String> topics,
            FunctionEx<ConsumerRecord<byte[], byte[]>, T> reader,
            EventTimePolicy<T> time) {
        this.topics = topics;
        consumer = new KafkaConsumer<>(consumer(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        jets = new StreamKafkaP<>(context -> consumer, List.copyOf(topics), reader, time);
    }

    private static Properties consumer(PeerSettings settings) {
        Properties properties = settings.consumer();
        properties.setProperty("group.id", settings.application());
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("enable.auto.commit", "false");
        return properties;
    }

    /** Signals in event time: that of a partition goes on with each of its signals, and only with them. */
    static Source ofSignals(PeerSettings settings) {
        Intake intake = new Intake(settings);
        EventTimePolicy<Intake.Addressed> time = EventTimePolicy.eventTimePolicy(
                Intake.Addressed::observed, WatermarkPolicy.limitingLag(0), MILLISECOND, 0, NEVER_IDLE);
        return new Source(
                settings, Kind.byTopic(settings.topics(), Set.of(Kind.SIGNAL)).keySet(), intake::take, time);
    }

    /** Reference data, which have no event time. */
    static Source ofReference(PeerSettings settings, Set<Kind> kinds) {
        Map<String, Kind> byTopic = Kind.byTopic(settings.topics(), kinds);
        ReferenceReader reader = new ReferenceReader(settings, byTopic);
        return new Source(settings, byTopic.keySet(), reader::read, EventTimePolicy.noEventTime());
    }

    @Override
    public boolean isCooperative() {
        return jets.isCooperative();
    }

    @Override
    public void init(Outbox outbox, Context context) throws Exception {
        // While it knows no partitions it would be idle, and the signals' time would go on without it.
        topics.forEach(consumer::partitionsFor);
        jets.init(outbox, context);
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        return jets.tryProcessWatermark(watermark);
    }

    @Override
    public boolean complete() {
        return jets.complete();
    }

    @Override
    public boolean saveToSnapshot() {
        return jets.saveToSnapshot();
    }

    /** All that was read so far is in the snapshot that was just saved. */
    @Override
    public boolean snapshotCommitPrepare() {
        Map<TopicPartition, OffsetAndMetadata> now = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> now.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        reached = now;
        return true;
    }

    @Override
    public boolean snapshotCommitFinish(boolean success) {
        if (success) {
            consumer.commitAsync(reached, null);
        }
        return true;
    }

    @Override
    public void restoreFromSnapshot(Inbox inbox) {
        jets.restoreFromSnapshot(inbox);
    }

    @Override
    public boolean finishSnapshotRestore() {
        return jets.finishSnapshotRestore();
    }

    @Override
    public void close() throws Exception {
        jets.close();
    }
}
