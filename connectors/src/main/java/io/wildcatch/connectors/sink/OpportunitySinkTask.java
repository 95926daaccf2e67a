package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.Version;
import io.wildcatch.connectors.crm.Couriers;
import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Outcome;
import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.crm.Parcel;
import io.wildcatch.connectors.crm.Tally;
import io.wildcatch.connectors.sink.Slots.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records, has couriers deliver them, and commits what is settled. {@code put} never waits for the system: when
 * too much is on its way the partitions are paused, so that the worker goes on polling however long the system is away.
 */
public abstract class OpportunitySinkTask extends SinkTask {

    private static final Logger LOG = LoggerFactory.getLogger(OpportunitySinkTask.class);

    private static final long LOOK_MS = 50;

    private record Refusal(SinkRecord record, Slot slot, ConnectException reason) {}

    private final Provider provider;
    private final Slots slots = new Slots();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final Tally tally = new Tally();
    private @Nullable Work work;
    /** Null while unknown, as after a rebalance. */
    private @Nullable Boolean paused;

    /** What there is between start and stop. */
    private record Work(
            SinkSettings settings, Deliveries deliveries, Couriers couriers, Paces.Share pace, Meters meters) {}

    protected OpportunitySinkTask(Provider provider) {
        this.provider = provider;
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void start(Map<String, String> settings) {
        AbstractConfig config = new AbstractConfig(provider.options(), settings);
        SinkSettings sink = SinkSettings.of(config);
        String name = settings.getOrDefault("name", provider.name());
        Paces.Share pace =
                Paces.share(provider.name() + " " + provider.credential(config), sink.requests(), sink.period());
        Couriers couriers = Couriers.start(
                name,
                client(config, sink, pace.pace()),
                pace.pace(),
                sink.patience(),
                tally,
                sink.connections(),
                sink.timeout());
        Meters meters = Meters.register(context.pluginMetrics(), tally, couriers);
        work = new Work(sink, new Deliveries(sink.lanes()), couriers, pace, meters);
    }

    private CrmClient client(AbstractConfig config, SinkSettings sink, Pace pace) {
        CrmClient client = provider.client(config, sink, pace);
        return sink.dryRun() ? new DryRun(client.maxBatch(), provider.describer(config, sink)) : client;
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        failOnProblem();
        List<Parcel> parcels = new ArrayList<>();
        records.forEach(record -> take(record, parcels));
        work().couriers().accept(parcels);
        report();
        pauseOrResume();
    }

    private void take(SinkRecord record, List<Parcel> parcels) {
        Slot slot = slots.take(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset());
        if (record.value() == null) {
            // A tombstone tells nothing: an opportunity ends with a lane of its own.
            slot.settle();
            return;
        }
        try {
            Delivery delivery = work().deliveries().of(record);
            Parcel parcel = new Parcel(delivery, outcome -> settle(record, slot, outcome));
            slot.carry(parcel);
            parcels.add(parcel);
        } catch (DataException e) {
            refusals.add(new Refusal(record, slot, e));
        }
    }

    /** On a courier's thread. */
    private void settle(SinkRecord record, Slot slot, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            refusals.add(new Refusal(record, slot, new RefusedException(provider.name(), refused)));
        } else {
            slot.settle();
        }
    }

    /** Dead letters are Connect's business, on the task's own thread; it waits for them before it commits. */
    private void report() {
        Refusal refusal;
        while ((refusal = refusals.peek()) != null) {
            ErrantRecordReporter reporter = context.errantRecordReporter();
            if (reporter == null) {
                throw refusal.reason();
            }
            // Connect itself waits for it before offsets are committed.
            var unused = reporter.report(refusal.record(), refusal.reason());
            refusal.slot().settle();
            refusals.remove();
        }
    }

    private void pauseOrResume() {
        int open = slots.open();
        if (open > 0) {
            // Without new records the worker would look in again only when offsets are due.
            context.timeout(LOOK_MS);
        }
        int most = work().settings().maxBuffered();
        boolean pause = open >= (Boolean.TRUE.equals(paused) ? most / 2 + 1 : most);
        if (paused != null && paused == pause) {
            return;
        }
        TopicPartition[] assigned = context.assignment().toArray(TopicPartition[]::new);
        if (pause) {
            context.pause(assigned);
        } else {
            context.resume(assigned);
        }
        paused = pause;
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> current) {
        failOnProblem();
        report();
        Map<TopicPartition, OffsetAndMetadata> settled = new HashMap<>();
        for (TopicPartition partition : current.keySet()) {
            slots.committable(partition).ifPresent(offset -> settled.put(partition, new OffsetAndMetadata(offset)));
        }
        return settled;
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        paused = null;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        partitions.forEach(slots::forget);
        try {
            // Who reads the partitions next starts with what wasn't committed: nothing older may arrive after that.
            if (work != null) {
                work.couriers().dropCancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Last, since what was under way until now may have been refused: its next reader is told the same.
        refusals.removeIf(refusal -> partitions.contains(new TopicPartition(
                refusal.record().originalTopic(), refusal.record().originalKafkaPartition())));
    }

    @Override
    public void stop() {
        Work ending = work;
        work = null;
        if (ending != null) {
            ending.couriers().close();
            ending.pace().close();
            ending.meters().close();
            LOG.info(
                    "{} stopped: {} delivered, {} refused, {} requests",
                    provider.name(),
                    tally.delivered(),
                    tally.refused(),
                    tally.requests());
        }
    }

    private void failOnProblem() {
        work().couriers().problem().ifPresent(problem -> {
            throw new ConnectException(provider.name() + ": " + problem);
        });
    }

    private Work work() {
        return Objects.requireNonNull(work, "the task isn't started");
    }
}
