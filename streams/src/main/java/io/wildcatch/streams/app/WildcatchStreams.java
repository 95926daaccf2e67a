package io.wildcatch.streams.app;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.Pipeline;
import io.wildcatch.streams.topology.PolicyInForce;
import io.wildcatch.streams.topology.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topologies, running against a cluster. */
public final class WildcatchStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WildcatchStreams.class);
    private static final String PUBLISHED = "policy";
    private static final Duration CLOSING = Duration.ofSeconds(8);
    /** Kafka makes most of its meters when partitions have come; how often to look for new ones. Micrometer's is a minute. */
    private static final Duration NEW_METERS = Duration.ofSeconds(5);

    private final KafkaStreams streams;
    private final Readiness readiness;
    private final KafkaStreamsMetrics metrics;
    private final ScheduledExecutorService looks;
    private final CloseOptions closing;
    private final CompletableFuture<Throwable> fault;

    private WildcatchStreams(
            KafkaStreams streams,
            Readiness readiness,
            KafkaStreamsMetrics metrics,
            ScheduledExecutorService looks,
            CloseOptions closing,
            CompletableFuture<Throwable> fault) {
        this.streams = streams;
        this.readiness = readiness;
        this.metrics = metrics;
        this.looks = looks;
        this.closing = closing;
        this.fault = fault;
    }

    /**
     * Starts the topologies; they are ready when {@link #isReady} says so.
     *
     * @throws IllegalArgumentException when the configuration or the policy is wrong
     * @throws IllegalStateException when topics are missing, or differ in their numbers of partitions
     */
    public static WildcatchStreams start(StreamsSettings settings, MeterRegistry meters) {
        Policy policy = settings.policy();
        PolicyMeters counts = new PolicyMeters(meters);
        counts.taken(policy);
        SerdeFactory factory = SerdeFactory.from(settings.values());
        Wiring wiring = new Wiring(
                settings.topics(),
                new PolicyInForce(policy, text -> PolicyFile.read(PUBLISHED, text), counts),
                new Wiring.SerdeMaker() {
                    @Override
                    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                        return factory.serde(type);
                    }
                },
                Keeping.DURABLE,
                new PipelineMeters(meters),
                new Wiring.Cache());
        Properties properties = settings.kafka();
        StreamsConfig config = new StreamsConfig(properties);
        checkTopics(settings, config);
        KafkaStreams streams = new KafkaStreams(Pipeline.build(wiring, new TopologyConfig(config)), config);
        streams.setUncaughtExceptionHandler(WildcatchStreams::replace);
        CompletableFuture<Throwable> fault = new CompletableFuture<>();
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                fault.complete(new IllegalStateException(
                        "the topologies failed in a way that only a start mends; the log says how"));
            }
        });
        Readiness readiness = new Readiness(streams, settings, config);
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(WildcatchStreams::background);
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, Tags.empty(), looks, NEW_METERS);
        metrics.bindTo(meters);
        streams.start();
        return new WildcatchStreams(streams, readiness, metrics, looks, closing(config), fault);
    }

    /**
     * Whoever ends says so, or the others would wait for its session to end, 45 s, before they take its partitions over. One
     * with a name of its own is expected back, and keeps them.
     */
    private static CloseOptions closing(StreamsConfig config) {
        boolean named = config.getMainConsumerConfigs("", "", 0).get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG) != null;
        return CloseOptions.timeout(CLOSING).withGroupMembershipOperation(named ? REMAIN_IN_GROUP : LEAVE_GROUP);
    }

    private static void checkTopics(StreamsSettings settings, StreamsConfig config) {
        try (Admin admin = Admin.create(config.getAdminConfigs("check"))) {
            Copartitioning.of(admin, settings.topics()).fault().ifPresent(fault -> {
                throw new IllegalStateException(fault);
            });
        } catch (KafkaException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IllegalStateException(
                        "no broker answers at "
                                + String.join(",", config.getList(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG))
                                + ": start it, or correct bootstrap.servers; where it asks for TLS or a password, say so"
                                + " with security.protocol",
                        e);
            }
            throw e;
        }
    }

    private static Thread background(Runnable work) {
        Thread thread = new Thread(work, "wildcatch-meters");
        thread.setDaemon(true);
        return thread;
    }

    /** Called on the thread that fails. */
    static StreamThreadExceptionResponse replace(Throwable exception) {
        LOG.error("A stream thread failed; another one takes its place", Wordless.of(exception));
        // Kafka Streams throws it once more, and Java would print it with the words that were left out here.
        Thread.currentThread().setUncaughtExceptionHandler((thread, told) -> {});
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /**
     * Completes when they have failed beyond repair. Threads of the topologies are replaced, but not the one that reads the
     * global tables: without it nothing goes on until they are started again.
     */
    public CompletionStage<Throwable> fault() {
        return fault.minimalCompletionStage();
    }

    /** Whether every thread runs. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /**
     * Why the topologies aren't ready, a line each: threads, topics, registry, lag. Takes some seconds when brokers or
     * registry don't answer.
     *
     * @return nothing when they are
     */
    public List<String> faults() {
        return readiness.faults();
    }

    /** State in Kafka Streams' words, for people. */
    public String state() {
        return streams.state().name();
    }

    @Override
    public void close() {
        looks.shutdownNow();
        metrics.close();
        readiness.close();
        if (!streams.close(closing)) {
            LOG.warn("The topologies did not stop within {}; what was not committed is done again", CLOSING);
        }
    }
}
