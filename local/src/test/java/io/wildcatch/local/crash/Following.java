package io.wildcatch.local.crash;

import static org.awaitility.Awaitility.await;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Signal;
import io.wildcatch.local.intake.CommittedRecords;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.AvroSerde;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the topics of a running pipeline hold, as a reader of committed records sees it. */
public final class Following implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<String, String> settings;
    private final Topics topics;
    private final Admin admin;
    private final HttpSchemaRegistry registry;

    Following(String bootstrap, URI registry, Topics topics) {
        this(Map.of("bootstrap.servers", bootstrap, RegistryClientConfig.URL, registry.toString()), topics);
    }

    /** @param settings of the brokers and the registry, with whatever they ask for */
    public Following(Map<String, String> settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
        this.admin = Admin.create(Map.copyOf(settings));
        this.registry = new HttpSchemaRegistry(RegistryClientConfig.from(settings));
    }

    /** Of an {@code up} with this port base. */
    public static Following up(int base) {
        return new Following(
                "127.0.0.1:" + (base + 2), URI.create("http://127.0.0.1:" + (base + 1)), Topics.withDefaultPrefix());
    }

    /** Returns when the pipeline has gone through everything that was written to its inputs, its own trips included. */
    public void awaitDone(String group) {
        await().atMost(PATIENCE).until(() -> isDone(group));
    }

    private boolean isDone(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> before = ends();
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        boolean through = before.entrySet().stream()
                .allMatch(end -> end.getValue() == 0
                        || (committed.get(end.getKey()) != null
                                && committed.get(end.getKey()).offset() >= end.getValue()));
        return through && before.equals(ends());
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        List<String> names = List.of(
                topics.accounts().name(),
                topics.signals().name(),
                topics.homebound().name());
        Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(p -> new TopicPartition(topic.name(), p)))
                .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue())));
    }

    private static long offset(ListOffsetsResultInfo end) {
        return end.offset();
    }

    /** Ids of the signals that were kept, as often as they were. */
    public List<String> ids() {
        return CommittedRecords.read(
                        settings,
                        topics.signals().name(),
                        new AvroSerde<>(Signal.class, registry, false).deserializer())
                .stream()
                .map(record -> record.value().getId())
                .toList();
    }

    /** All decisions as JSON. */
    public List<String> decisions() {
        return CommittedRecords.read(
                        settings,
                        topics.decisions().name(),
                        new AvroSerde<>(Decision.class, registry, false).deserializer())
                .stream()
                .map(record -> RecordJson.toJson(record.value()))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
    }
}
