package io.wildcatch.streams.app;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Whether the topologies do their work: all threads run, the topics are there, the registry answers, and what waits is
 * within bounds.
 */
final class Readiness implements AutoCloseable {

    private static final int TIMEOUT_MS = 3_000;
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private final KafkaStreams streams;
    private final Topics topics;
    private final int threads;
    private final long maxLag;
    private final Admin admin;
    private final HttpSchemaRegistry registry;
    private List<String> remote = List.of();
    private long asked;

    Readiness(KafkaStreams streams, StreamsSettings settings, StreamsConfig config) {
        this.streams = streams;
        topics = settings.topics();
        threads = config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
        maxLag = settings.maxLag();
        Map<String, Object> client = new HashMap<>(config.getAdminConfigs("ready"));
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS - 1_000);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        admin = Admin.create(client);
        Map<String, String> calls = new HashMap<>(settings.values());
        calls.put(RegistryClientConfig.RETRY_MS, "0");
        registry = new HttpSchemaRegistry(RegistryClientConfig.from(calls));
    }

    /**
     * What doesn't hold, a line each; empty when all is well. Brokers and registry are asked once in five seconds, and
     * only while the threads run: takes some seconds when they don't answer.
     */
    synchronized List<String> faults() {
        Optional<String> idle = idle();
        if (idle.isPresent()) {
            return List.of(idle.get());
        }
        List<String> faults = new ArrayList<>(remote());
        double lag = lag();
        if (lag > maxLag) {
            faults.add("lag: %.0f records wait in one partition, more than %d".formatted(lag, maxLag));
        }
        return faults;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        registry.close();
    }

    private Optional<String> idle() {
        KafkaStreams.State state = streams.state();
        long running = state.isRunningOrRebalancing()
                ? streams.metadataForLocalThreads().stream()
                        .filter(thread -> thread.threadState().equals("RUNNING"))
                        .count()
                : 0;
        return state == KafkaStreams.State.RUNNING && running >= threads
                ? Optional.empty()
                : Optional.of("threads: %d of %d run (%s)".formatted(running, threads, state));
    }

    private List<String> remote() {
        long now = System.nanoTime();
        if (asked == 0 || now - asked > KEPT_NANOS) {
            remote = Stream.of(missing(), silent()).flatMap(Optional::stream).toList();
            asked = System.nanoTime();
        }
        return remote;
    }

    private Optional<String> missing() {
        try {
            TreeSet<String> names = new TreeSet<>(List.of(topics.rejected()));
            topics.all().stream().map(Topic::name).forEach(names::add);
            names.removeAll(admin.listTopics().names().get());
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of("topics: missing " + String.join(", ", names) + ": run wildcatch topics apply");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("topics: interrupted while asking for them");
        } catch (ExecutionException | KafkaException e) {
            return Optional.of("topics: the brokers don't answer");
        }
    }

    private Optional<String> silent() {
        try {
            registry.versions(topics.signals().subject());
            return Optional.empty();
        } catch (KafkaException e) {
            return Optional.of("registry: " + e.getMessage());
        }
    }

    /** Of the partition that is furthest behind; 0 before anything was fetched. */
    private double lag() {
        return streams.metrics().entrySet().stream()
                .filter(entry -> isLag(entry.getKey()))
                .map(entry -> entry.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** The global tables have a consumer of their own, and so has what is restored. */
    private static boolean isLag(MetricName metric) {
        String client = metric.tags().getOrDefault("client-id", "");
        return metric.name().equals("records-lag")
                && metric.tags().containsKey("partition")
                && client.contains("-StreamThread-")
                && !client.contains("restore");
    }
}
