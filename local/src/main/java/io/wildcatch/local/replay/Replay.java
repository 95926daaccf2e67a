package io.wildcatch.local.replay;

import io.wildcatch.event.Account;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Observation;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.Pipeline;
import io.wildcatch.streams.topology.Wiring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * Drives the topologies over a history. Kafka's own in-process driver runs them: one thread, event time only, the same
 * code and stores' interface as in a deployment.
 */
public final class Replay implements AutoCloseable {

    private static final Duration BEYOND = Duration.ofDays(30);
    /** Later than any time that a signal may bear, so that none counts as lying in the future. */
    private static final Instant PRESENT = Instant.parse("2100-01-01T00:00:00Z");

    private static final String LINE = "wildcatch.line";

    private final Topics topics = Topics.withDefaultPrefix();
    private final Serdes serdes = new Serdes();
    private final Tally tally = new Tally();
    private final Progress progress;
    private final Results results;
    private final TopologyTestDriver driver;
    private final TestOutputTopic<byte[], byte[]> decisions;
    private final TestOutputTopic<byte[], byte[]> rejects;
    private final TestOutputTopic<byte[], byte[]> reach;
    private final TestOutputTopic<byte[], byte[]> coverage;
    private final List<TestOutputTopic<byte[], byte[]>> unread = new ArrayList<>();
    private final Policy policy;
    private final Deserializer<Decision> decisionReader;
    private final Deserializer<SourceReach> reachReader;
    private final Deserializer<MarketCoverage> coverageReader;

    public Replay(Policy policy, Path stateFolder, Progress progress) {
        this.policy = policy;
        this.progress = progress;
        this.results = new Results(policy);
        Wiring wiring = new Wiring(topics, policy, serdes, Keeping.FLEETING, tally, new Wiring.Cache());
        driver = new TopologyTestDriver(Pipeline.build(wiring), properties(stateFolder), PRESENT);
        decisions = output(topics.decisions().name());
        rejects = output(topics.rejected());
        reach = output(topics.reach().name());
        coverage = output(topics.coverage().name());
        // The driver keeps every output until it is read.
        List.of(
                        topics.opportunities(),
                        topics.automation(),
                        topics.contested(),
                        topics.suppressed(),
                        topics.weights(),
                        topics.unresolved())
                .forEach(topic -> unread.add(output(topic.name())));
        decisionReader = serdes.of(Decision.class).deserializer();
        reachReader = serdes.of(SourceReach.class).deserializer();
        coverageReader = serdes.of(MarketCoverage.class).deserializer();
    }

    private static Properties properties(Path stateFolder) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "replay");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        return properties;
    }

    private TestOutputTopic<byte[], byte[]> output(String name) {
        return driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private TestInputTopic<byte[], byte[]> input(String name) {
        return driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Runs the whole history.
     *
     * @param until event time up to which timers fire; null: 30 days past the last record
     * @throws WorkspaceException when the workspace can't be read
     */
    public Results run(Workspace workspace, @Nullable Instant until) throws WorkspaceException {
        workspace.sourcesFile();
        History history = History.read(workspace, topics, serdes, progress);
        reference(workspace);
        feed(history);
        finish(until == null ? history.last() + BEYOND.toMillis() : until.toEpochMilli());
        history.bad().forEach(bad -> results.reject(bad.line(), bad.reason()));
        results.count(history, tally);
        return results;
    }

    private void reference(Workspace workspace) throws WorkspaceException {
        List<Source> sources = workspace.sources();
        results.declare(sources);
        pipe(topics.sources(), sources, Source::getId);
        pipe(topics.offerings(), workspace.offerings(), Offering::getId);
        pipe(topics.accounts(), workspace.accounts(), Account::getId);
        pipe(topics.people(), workspace.people(), Person::getId);
    }

    private <T extends SpecificRecord> void pipe(Topic<T> topic, List<T> records, Function<T, String> key) {
        TestInputTopic<byte[], byte[]> input = input(topic.name());
        var writer = serdes.of(topic.valueType()).serializer();
        long done = 0;
        for (T value : records) {
            input.pipeInput(History.bytes(key.apply(value)), writer.serialize(topic.name(), value), 0L);
            progress.tick(topic.name() + ":", ++done);
        }
    }

    private void feed(History history) {
        TestInputTopic<byte[], byte[]> signals = input(topics.signals().name());
        TestInputTopic<byte[], byte[]> touches = input(topics.touches().name());
        TestInputTopic<byte[], byte[]> verdicts = input(topics.verdicts().name());
        long done = 0;
        for (History.Event event : history.events()) {
            TestInputTopic<byte[], byte[]> input =
                    event.topic().equals(topics.signals().name())
                            ? signals
                            : event.topic().equals(topics.touches().name()) ? touches : verdicts;
            Headers headers = new RecordHeaders();
            headers.add(LINE, History.bytes(Long.toString(event.line())));
            input.pipeInput(new TestRecord<>(History.bytes(event.key()), event.value(), headers, event.time()));
            drain();
            progress.tick("replayed", ++done);
        }
    }

    /** A message without content moves the event clock. */
    private void finish(long until) {
        TestInputTopic<byte[], byte[]> homebound = input(topics.homebound().name());
        byte[] tick = serdes.of(Homebound.class)
                .serializer()
                .serialize(topics.homebound().name(), new Homebound());
        homebound.pipeInput(History.bytes("clock"), tick, until);
        closeEpoch(until);
        drain();
    }

    /** An observation of nothing closes the last epoch. */
    private void closeEpoch(long until) {
        Observation nothing = Observation.newBuilder()
                .setAt(Instant.ofEpochMilli(until).plus(policy.learning().epoch()))
                .setHome("")
                .setOffering("")
                .setRivals(0)
                .build();
        byte[] value = serdes.of(Observation.class)
                .serializer()
                .serialize(topics.observations().name(), nothing);
        input(topics.observations().name()).pipeInput(History.bytes("market"), value, until);
    }

    private void drain() {
        while (!decisions.isEmpty()) {
            results.add(decisionReader.deserialize("", decisions.readRecord().value()));
        }
        while (!rejects.isEmpty()) {
            Headers headers = rejects.readRecord().headers();
            results.reject(line(headers), text(headers, "__streams.errors.message"));
        }
        while (!reach.isEmpty()) {
            results.learnt(reachReader.deserialize("", reach.readRecord().value()));
        }
        while (!coverage.isEmpty()) {
            results.estimated(
                    coverageReader.deserialize("", coverage.readRecord().value()));
        }
        for (TestOutputTopic<byte[], byte[]> topic : unread) {
            while (!topic.isEmpty()) {
                topic.readRecord();
            }
        }
    }

    private static long line(Headers headers) {
        String line = text(headers, LINE);
        return line.isEmpty() ? 0 : Long.parseLong(line);
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
