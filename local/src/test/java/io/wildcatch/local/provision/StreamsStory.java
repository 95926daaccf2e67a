package io.wildcatch.local.provision;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Verdict;
import io.wildcatch.local.intake.CommittedRecords;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.app.StreamsSettings;
import io.wildcatch.streams.app.WildcatchStreams;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topologies on a market that is there already: they decide, and restore their stores when these are lost. */
final class StreamsStory extends Told {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private final GuardedCluster cluster;
    private final URI registry;
    private final Path data;
    private final SortedSet<String> outputs = Blueprint.of(TOPICS).written();
    private boolean judged;

    StreamsStory(GuardedCluster cluster, URI registry, Path data) {
        super("writes every output, loses its stores, restores them", Role.STREAMS);
        this.cluster = cluster;
        this.registry = registry;
        this.data = data;
    }

    /** Under a new name everything is read from its beginning, and no changelog is there. */
    @Override
    public Party party(int turn) {
        return Party.of(Role.STREAMS, usual().principal(), usual().name() + "-turn-" + turn);
    }

    @Override
    public void work(Party party) throws Exception {
        Path state = data.resolve(party.name());
        Map<TopicPartition, Long> before = ends();
        run(party, state, () -> allWritten(before));
        delete(state);
        run(party, state, () -> true);
        delete(state);
    }

    private void run(Party party, Path state, Callable<Boolean> done) throws Exception {
        Map<String, String> settings = new HashMap<>(cluster.login(Role.STREAMS));
        settings.put("schema.registry.url", registry.toString());
        settings.put("application.id", party.name());
        settings.put("state.dir", state.toString());
        // Who was there before is soon missed.
        settings.put("consumer.session.timeout.ms", "4000");
        settings.put("consumer.heartbeat.interval.ms", "1000");
        try (Complaints complaints = Complaints.of(WildcatchStreams.class.getName());
                WildcatchStreams streams =
                        WildcatchStreams.start(new StreamsSettings(settings), new SimpleMeterRegistry())) {
            Broken.unless("not every output is written", PATIENCE, () -> {
                complaints.raise("");
                return streams.isReady() && done.call();
            });
        }
    }

    private boolean allWritten(Map<TopicPartition, Long> before) throws Exception {
        SortedSet<String> grown = grown(before);
        if (!judged && grown.contains(TOPICS.opportunities().name())) {
            judge();
        }
        return grown.containsAll(outputs);
    }

    /** What sellers say of an opportunity teaches the reach of its sources. */
    private void judge() {
        try (SerdeFactory serdes = SerdeFactory.from(Map.of("schema.registry.url", registry.toString()));
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.copyOf(cluster.masterLogin()), new StringSerializer(), new ByteArraySerializer())) {
            Topic<Verdict> topic = TOPICS.verdicts();
            String account = CommittedRecords.read(
                            cluster.masterLogin(), TOPICS.opportunities().name(), new ByteArrayDeserializer())
                    .get(0)
                    .key();
            Verdict verdict = Verdict.newBuilder()
                    .setAccountId(account)
                    .setAt(Instant.now())
                    .setOutcome(Outcome.WON)
                    .setRivals(RivalPresence.ABSENT)
                    .build();
            var unused = producer.send(new ProducerRecord<>(
                    topic.name(),
                    account,
                    serdes.serde(Verdict.class).serializer().serialize(topic.name(), verdict)));
            producer.flush();
        }
        judged = true;
    }

    private SortedSet<String> grown(Map<TopicPartition, Long> before) throws Exception {
        return ends().entrySet().stream()
                .filter(end -> end.getValue() > before.getOrDefault(end.getKey(), 0L))
                .map(end -> end.getKey().topic())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The topics have one partition each. */
    private Map<TopicPartition, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        outputs.forEach(topic -> asked.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        cluster.master()
                .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static void delete(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> all.add(0, path));
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
