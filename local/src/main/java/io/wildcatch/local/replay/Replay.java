package io.wildcatch.local.replay;

import io.wildcatch.event.Account;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Observation;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.local.replay.inline.InlineRun;
import io.wildcatch.local.replay.inline.InlineTopology;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.Output;
import io.wildcatch.streams.topology.Pipeline;
import io.wildcatch.streams.topology.PolicyInForce;
import io.wildcatch.streams.topology.Timers;
import io.wildcatch.streams.topology.Wiring;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Drives the topologies over a history: the same stages as in a deployment, in one thread and by event time only, run
 * inline (ADR 18).
 */
public final class Replay {

    private static final Duration BEYOND = Duration.ofDays(30);
    /** Later than any time that a signal may bear, so that none counts as lying in the future. */
    private static final Instant PRESENT = Instant.parse("2100-01-01T00:00:00Z");

    private static final String LINE = "wildcatch.line";
    private static final String FILE = "wildcatch.file";

    private static final byte[] CLOCK = History.bytes("clock");

    private final Topics topics = Topics.withDefaultPrefix();
    private final Serdes serdes;
    private final byte[] tick;
    private final Tally tally = new Tally();
    private final Progress progress;
    private final Results results;
    private final InlineRun run;
    private final Timers timers;
    private boolean stepwise;
    private final Policy policy;

    public Replay(Policy policy, Progress progress) {
        this(policy, progress, new Serdes());
    }

    Replay(Policy policy, Progress progress, Serdes serdes) {
        this.policy = policy;
        this.serdes = serdes;
        this.tick = bytes(topics.homebound(), new Homebound());
        this.progress = progress;
        this.results = new Results(policy);
        Wiring wiring = new Wiring(
                topics,
                PolicyInForce.always(policy),
                serdes,
                Keeping.FLEETING,
                tally,
                new Wiring.Cache(),
                Output.DECISIONS);
        InlineTopology topology = new InlineTopology();
        Pipeline.build(wiring, topology);
        run = new InlineRun(topology, PRESENT.toEpochMilli());
        timers = new Timers(run::store);
        run.read(topics.decisions().name(), record -> results.add((Decision) record.value()));
        run.read(topics.reach().name(), record -> results.learnt((SourceReach) record.value()));
        run.read(topics.coverage().name(), record -> results.estimated((MarketCoverage) record.value()));
        run.read(
                topics.rejected(),
                record -> results.reject(
                        text(record.headers(), FILE),
                        line(record.headers()),
                        text(record.headers(), "__streams.errors.message")));
    }

    /**
     * Runs the whole history.
     *
     * @param until event time up to which timers fire; null: 30 days past the last record
     * @throws WorkspaceException when the workspace can't be read
     */
    public Results run(Workspace workspace, @Nullable Instant until) throws WorkspaceException {
        Recording recording = Recording.read(workspace, policy, serdes, progress);
        prepare(recording);
        return run(recording, until);
    }

    /**
     * Runs the whole history, after {@link Recording#replay}.
     *
     * @param until event time up to which timers fire; null: 30 days past the last record
     */
    public Results run(Recording recording, @Nullable Instant until) {
        History history = recording.history();
        feed(history);
        finish(
                until == null
                        ? history.last(PRESENT.toEpochMilli()) + BEYOND.toMillis()
                        : Math.max(0, until.toEpochMilli()));
        history.bad().forEach(bad -> results.reject(bad.file(), bad.line(), bad.reason()));
        results.count(history, tally);
        return results;
    }

    void prepare(Recording recording) {
        results.declare(recording.sources());
        tell(topics.sources(), recording.sources(), Source::getId);
        tell(topics.offerings(), recording.offerings(), Offering::getId);
        tell(topics.sellers(), recording.sellers(), Seller::getId);
        stepwise = !recording.sellers().isEmpty();
        tell(topics.accounts(), recording.accounts(), Account::getId);
        tell(topics.people(), recording.people(), Person::getId);
    }

    private <T extends SpecificRecord> void tell(Topic<T> topic, List<T> records, Function<T, String> key) {
        Serializer<T> writer = serdes.of(topic.valueType()).serializer();
        long done = 0;
        for (T value : records) {
            run.feed(
                    topic.name(),
                    new Record<>(History.bytes(key.apply(value)), writer.serialize(topic.name(), value), 0));
            progress.tick(topic.name() + ":", ++done);
        }
    }

    private <T extends SpecificRecord> byte[] bytes(Topic<T> topic, T value) {
        return serdes.of(topic.valueType()).serializer().serialize(topic.name(), value);
    }

    private void feed(History history) {
        long done = 0;
        for (History.Event event : history.events()) {
            // What claims to be later than that is rejected, and moves nothing.
            if (event.time() <= PRESENT.toEpochMilli()) {
                step(event.time());
            }
            Headers headers = new RecordHeaders();
            headers.add(LINE, History.bytes(Long.toString(event.line())));
            headers.add(FILE, History.bytes(event.file()));
            run.feed(event.topic(), new Record<>(History.bytes(event.key()), event.value(), event.time(), headers));
            progress.tick("replayed", ++done);
        }
    }

    /**
     * Goes from timer to timer. Sellers are shared by all accounts, so that who asks for one first matters: what time
     * alone brings about in one account must be over before anything later happens in another.
     */
    private void step(long until) {
        for (long due = timers.next(); stepwise && due <= until; due = timers.next()) {
            tick(due);
        }
    }

    /** A message without content moves the event clock. */
    private void tick(long time) {
        run.feed(topics.homebound().name(), new Record<>(CLOCK, tick, time));
    }

    private void finish(long until) {
        step(until);
        tick(until);
        closeEpoch(until);
    }

    /** An observation of nothing closes the last epoch. */
    private void closeEpoch(long until) {
        Observation nothing = Observation.newBuilder()
                .setAt(Instant.ofEpochMilli(until).plus(policy.learning().epoch()))
                .setHome("")
                .setOffering("")
                .setRivals(0)
                .build();
        byte[] value = bytes(topics.observations(), nothing);
        run.feed(topics.observations().name(), new Record<>(History.bytes("market"), value, until));
    }

    private static long line(Headers headers) {
        String line = text(headers, LINE);
        return line.isEmpty() ? 0 : Long.parseLong(line);
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
