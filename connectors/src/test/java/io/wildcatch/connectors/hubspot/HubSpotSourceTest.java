package io.wildcatch.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.event.Outcome;
import io.wildcatch.event.Verdict;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.hubspot.FakeHubSpot;
import io.wildcatch.fakes.hubspot.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The source as a worker runs it, with a stand-in of the registry. */
class HubSpotSourceTest {

    private static final int DEALS = 230;

    private final FakeHubSpot hubSpot = Accounts.start();
    private final FakeServer registry = FakeServer.start(request -> FakeResponse.json(200, "{\"id\":7}"));
    private final List<Verdict> told = new ArrayList<>();
    private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();

    @AfterEach
    void stop() {
        hubSpot.close();
        registry.close();
    }

    @Test
    void shouldWriteVerdictsInTheRegistrysFormat() {
        deal("a-1", "closedwon");
        SourceTask task = start();
        List<SourceRecord> records = new ArrayList<>();
        awaitRecords(task, records, 1);
        task.stop();

        assertThat(records.get(0).topic()).isEqualTo("wildcatch.verdicts");
        assertThat(records.get(0).key()).isEqualTo("a-1");
        Verdict verdict = verdict(records.get(0));
        assertThat(verdict.getOutcome()).isEqualTo(Outcome.WON);
        assertThat(verdict.getOffering()).isEqualTo("erp");
    }

    @Test
    void shouldTellEachVerdictOnceThoughItIsKilledInEveryPage() {
        IntStream.range(0, DEALS).forEach(i -> deal("a-" + i, "closedwon"));
        for (int life = 0; told.size() < DEALS; life++) {
            SourceTask task = start();
            List<SourceRecord> records = new ArrayList<>();
            awaitRecords(task, records, 1);
            task.stop();
            // Dies when only a part is written: offsets are those of the last record that is.
            int written = Math.min(records.size(), 1 + (life * 37) % 90);
            records.subList(0, written).forEach(this::write);
        }
        deal("a-last", "closedlost");
        SourceTask task = start();
        List<SourceRecord> rest = new ArrayList<>();
        awaitRecords(task, rest, 1);
        rest.forEach(this::write);
        task.stop();

        assertThat(told).hasSize(DEALS + 1);
        assertThat(told.stream().map(Verdict::getAccountId).distinct()).hasSize(DEALS + 1);
    }

    @Test
    void shouldGoOnWhenHubSpotFails() {
        deal("a-1", "closedwon");
        hubSpot.fail(Fault.broken(), 1);
        hubSpot.fail(new Fault.CutAfter(0), 1);
        hubSpot.fail(Fault.throttled(1), 1);
        SourceTask task = start();
        List<SourceRecord> records = new ArrayList<>();
        awaitRecords(task, records, 1);
        task.stop();

        assertThat(records).hasSize(1);
    }

    private void write(SourceRecord record) {
        told.add(verdict(record));
        offsets.put(record.sourcePartition(), record.sourceOffset());
    }

    private static void awaitRecords(SourceTask task, List<SourceRecord> records, int least) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<SourceRecord> some = task.poll();
            if (some != null) {
                records.addAll(some);
            }
            return records.size() >= least;
        });
    }

    private SourceTask start() {
        Map<String, String> settings = new HashMap<>(Accounts.settings(hubSpot));
        settings.put("schema.registry.url", registry.url().toString());
        settings.put("rate.limit.requests", "10000");
        settings.put("poll.interval.ms", "100");
        SourceTask task = new HubSpotSourceConnector.Task();
        task.initialize(new Context(settings));
        task.start(settings);
        return task;
    }

    private void deal(String account, String stage) {
        hubSpot.user()
                .create(
                        "deals",
                        Map.of("wildcatch_account_id", account, "wildcatch_offering", "erp", "dealstage", stage));
    }

    private static Verdict verdict(SourceRecord record) {
        byte[] value = (byte[]) record.value();
        assertThat(value).startsWith(0, 0, 0, 0, 7);
        try {
            return new SpecificDatumReader<>(Verdict.class)
                    .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Context implements SourceTaskContext, OffsetStorageReader {

        private final Map<String, String> settings;

        Context(Map<String, String> settings) {
            this.settings = settings;
        }

        @Override
        public Map<String, String> configs() {
            return settings;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public org.apache.kafka.common.metrics.PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException("no metrics");
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"})
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            return (Map<String, Object>) offsets.get(partition);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            partitions.forEach(partition -> found.put(partition, offset(partition)));
            return found;
        }
    }
}
