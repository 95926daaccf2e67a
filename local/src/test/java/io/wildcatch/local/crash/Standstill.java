package io.wildcatch.local.crash;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How long signals waited on a partition without any of them being done with, and how long nothing came out at all.
 * Looks ten times a second.
 */
final class Standstill {

    private static final int LOOK_MS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Admin admin;
    private final String group;
    private final String signals;
    private final String decisions;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final Map<TopicPartition, Long> done = new HashMap<>();
    private final Map<TopicPartition, Long> since = new HashMap<>();
    private long told = -1;
    private long lastTold = System.nanoTime();
    private long longestWait;
    private long longestSilence;
    private @Nullable Exception problem;

    private Standstill(Admin admin, String group, String signals, String decisions) {
        this.admin = admin;
        this.group = group;
        this.signals = signals;
        this.decisions = decisions;
    }

    /** Starts to look; signals are to come in steadily from now on. */
    static Standstill watch(String bootstrap, String group, String signals, String decisions) {
        Standstill all =
                new Standstill(Admin.create(Map.of("bootstrap.servers", bootstrap)), group, signals, decisions);
        var unused = all.looks.scheduleWithFixedDelay(all::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
        return all;
    }

    private synchronized void look() {
        try {
            Map<TopicPartition, Long> ends = ends(signals);
            long all = ends(decisions).values().stream().mapToLong(end -> end).sum();
            Map<TopicPartition, Long> committed = committed();
            long now = System.nanoTime();
            ends.forEach((partition, end) -> look(partition, end, committed.getOrDefault(partition, 0L), now));
            if (all != told) {
                told = all;
                lastTold = now;
            }
            longestSilence = Math.max(longestSilence, now - lastTold);
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            problem = e;
        }
    }

    private void look(TopicPartition partition, long end, long committed, long now) {
        Long before = done.put(partition, committed);
        if (committed >= end || before == null || before != committed) {
            since.put(partition, now);
        }
        long wait = now - since.getOrDefault(partition, now);
        longestWait = Math.max(longestWait, wait);
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> committed.put(partition, offset == null ? 0 : offset.offset()));
        return committed;
    }

    private Map<TopicPartition, Long> ends(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                        .collect(toMap(p -> new TopicPartition(topic, p.partition()), p -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** The longest time in which signals waited on some partition and none of its signals was done with. */
    synchronized Duration longestWait() {
        check();
        return Duration.ofNanos(longestWait);
    }

    /** The longest time without any decision. */
    synchronized Duration longestSilence() {
        check();
        return Duration.ofNanos(longestSilence);
    }

    private void check() {
        if (problem != null) {
            throw new IllegalStateException("can't tell how long anything stood still", problem);
        }
    }

    /** Returns when no partition has stood still since the last look: all are worked on. */
    void awaitAllMove() {
        await().atMost(PATIENCE).until(this::allMove);
    }

    private synchronized boolean allMove() {
        check();
        long now = System.nanoTime();
        return since.values().stream().allMatch(time -> now - time < TimeUnit.SECONDS.toNanos(1));
    }

    /** Looks no more; what it has seen can still be asked for. */
    void end() throws InterruptedException {
        looks.shutdown();
        if (!looks.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the broker doesn't say how far the group is");
        }
        admin.close();
    }
}
