package io.wildcatch.local.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code streams} is killed in the middle of its work, and goes on as several instances with another number of threads
 * each; the broker stays.
 */
class ThreadsTest {

    private static final String APPLICATION = "threads";

    /** What it said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Cluster cluster;
    private static History history;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(folder);
        history = History.write(folder.resolve("home"));
        cluster.provision();
        cluster.introduce(history);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldDecideTheSameWithFourThreadsAndAfterAKillWithOneInEachOfThreeInstances() throws Exception {
        Sending sending = new Sending(ThreadsTest::write);
        try (Program four = streams("first", 4)) {
    void shouldDecideTheSameWithFourThreadsAndAfterAKillWithOne() throws Exception {
        Sending sending = new Sending(cluster::write);
        try (Program four = streams(4)) {
            four.awaitReady();
            sending.start(history.chapters().get(0));
            sending.awaitAcknowledged(history.chapters().get(0).size() / 3);
            four.kill();
        }
        sending.awaitDone();

        try (Program first = streams("first", 1);
                Program second = streams("second", 1);
                Program third = streams("third", 1);
                Following following = new Following(broker.bootstrapServers(), registry.uri(), TOPICS)) {
            List.of(first, second, third).forEach(Program::awaitReady);
        try (Program one = streams(1);
                Following following = cluster.follow()) {
            one.awaitReady();
            following.awaitDone(APPLICATION);
            for (List<String> chapter : history.chapters().subList(1, 3)) {
                sending.start(chapter);
                sending.awaitDone();
                following.awaitDone(APPLICATION);
            }

            history.assertDecided(following.decisions());
        }
    }

    private static Program streams(String instance, int threads) throws IOException {
        String name = instance + "-" + threads;
        return Program.start(
                folder.resolve(name + ".log"),
                "streams",
                "--config",
                config(name, folder.resolve("state-" + instance), threads).toString());
    }

    private static void provision() throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicAdmin provisioner = new TopicAdmin(admin);
            provisioner.apply(provisioner.plan(TopicSpec.all(TOPICS, TopicSpec.DEFAULT_PARTITIONS)), Optional.empty());
        }
        for (JsonNode source : new ObjectMapper()
                .readTree(history.folder().resolve("sources.json").toFile())) {
            write(TOPICS.sources(), source.get("id").asText(), read(Source.class, source.toString()));
        }
        producer.flush();
    }

    private static Path config(String name, Path state, int threads) throws IOException {
        return Files.writeString(folder.resolve(name + ".properties"), """
                bootstrap.servers=%s
                schema.registry.url=%s
                application.id=%s
                wildcatch.topic.prefix=%s
                wildcatch.policy.file=%s
    private static Program streams(int threads) throws IOException {
        Path config = cluster.config(
                Integer.toString(threads), APPLICATION, history, """
                state.dir=%s
                num.stream.threads=%d
                consumer.session.timeout.ms=6000
                consumer.heartbeat.interval.ms=1000
                """.formatted(
                        broker.bootstrapServers(),
                        registry.uri(),
                        APPLICATION,
                        TOPICS.prefix(),
                        history.folder().resolve("policy.yaml"),
                        state,
                        threads));
    }

    private static void write(List<String> lines) {
        for (String line : lines) {
            Signal signal = read(Signal.class, line);
            write(TOPICS.signals(), SignalKey.of(signal), signal);
        }
        producer.flush();
    }

    private static <T extends SpecificRecord> void write(Topic<T> topic, String key, T value) {
        byte[] bytes =
                new AvroSerde<>(topic.valueType(), schemas, true).serializer().serialize(topic.name(), value);
        var unused = producer.send(new ProducerRecord<>(topic.name(), key, bytes));
    }

    private static <T extends SpecificRecord> T read(Class<T> type, String json) {
        try {
            return RecordJson.read(type, json);
        } catch (InvalidRecordException e) {
            throw new IllegalArgumentException(e);
        }
                """.formatted(folder.resolve("state"), threads));
        return Program.start(folder.resolve(threads + ".log"), "streams", "--config", config.toString());
    }
}
