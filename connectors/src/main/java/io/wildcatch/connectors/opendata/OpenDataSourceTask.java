package io.wildcatch.connectors.opendata;

import io.wildcatch.connectors.Version;
import io.wildcatch.connectors.opendata.DailyReader.Feeding;
import io.wildcatch.connectors.source.Deliveries;
import io.wildcatch.connectors.source.Pause;
import io.wildcatch.connectors.source.SourceCounters;
import io.wildcatch.connectors.source.SourceSettings;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the pages of one feed, as fast as it may. */
public final class OpenDataSourceTask extends SourceTask {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDataSourceTask.class);
    /** Connect can stop a task only between two polls, so that none may wait for long. */
    private static final Duration STEP = Duration.ofMillis(200);

    private final InstantSource clock;
    private final Pause pause;
    private final SourceCounters counters = new SourceCounters();
    private @Nullable SerdeFactory serdes;
    private @Nullable Deliveries deliveries;
    private @Nullable DailyReader reader;

    /** For Connect. */
    public OpenDataSourceTask() {
        this(InstantSource.system(), Pause.real(), null);
    }

    OpenDataSourceTask(InstantSource clock, Pause pause, @Nullable SerdeFactory serdes) {
        this.clock = clock;
        this.pause = pause;
        this.serdes = serdes;
    }

    @Override
    public void start(Map<String, String> given) {
        AbstractConfig config = OpenDataSourceConnector.parsed(given);
        Feeding feeding = OpenDataSourceConfig.feeding(config);
        counters.showIn(context.pluginMetrics());
        SerdeFactory writers = serdes == null ? SourceSettings.serdes(given, config) : serdes;
        Deliveries made = new Deliveries(
                SourceSettings.topics(config),
                writers,
                config.getBoolean(OpenDataSourceConfig.ACCOUNTS),
                clock,
                counters);
        PoliteClient client = new PoliteClient(
                OpenDataSourceConfig.http(config),
                clock,
                () -> ThreadLocalRandom.current().nextDouble(),
                counters);
        serdes = writers;
        deliveries = made;
        reader = new DailyReader(feeding, client, made, counters, cursor(config, feeding));
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        DailyReader reads = reader;
        Instant now = clock.instant();
        if (reads == null || now.isBefore(reads.notBefore())) {
            pause.of(wait(reads == null ? now.plus(STEP) : reads.notBefore(), now));
            return null;
        }
        List<SourceRecord> records = reads.next(now);
        return records.isEmpty() ? null : records;
    }

    @Override
    public void stop() {
        pause.end();
        if (deliveries != null) {
            deliveries.close();
        }
        LOG.info("Open data source stops: {}", counters);
    }

    @Override
    public String version() {
        return Version.current();
    }

    SourceCounters counters() {
        return counters;
    }

    private Cursor cursor(AbstractConfig config, Feeding feeding) {
        int offsets = feeding.api().offsets();
        Map<Map<String, String>, Map<String, Object>> kept = new HashMap<>();
        context.offsetStorageReader()
                .offsets(Cursor.partitions(feeding.feed(), offsets))
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        kept.put(partition, offset);
                    }
                });
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Cursor.of(feeding.feed(), offsets, kept)
                .orElseGet(() -> Cursor.startingAt(feeding.feed(), offsets, OpenDataSourceConfig.from(config, today)));
    }

    private static Duration wait(Instant until, Instant now) {
        Duration left = Duration.between(now, until);
        return left.compareTo(STEP) < 0 ? left : STEP;
    }
}
