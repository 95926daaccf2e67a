package io.wildcatch.connectors.files;

import io.wildcatch.connectors.Version;
import io.wildcatch.connectors.files.FileSourceConfig.Settings;
import io.wildcatch.connectors.source.Deliveries;
import io.wildcatch.connectors.source.Pause;
import io.wildcatch.connectors.source.SourceCounters;
import io.wildcatch.connectors.source.SourceSettings;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads its share of the files, one after the other, oldest first. */
public final class FileSourceTask extends SourceTask {

    private static final Logger LOG = LoggerFactory.getLogger(FileSourceTask.class);

    /** Connect can stop a task only between two polls, so that none may wait for long. */
    private static final Duration STEP = Duration.ofMillis(200);

    private final InstantSource clock;
    private final Pause pause;
    private final SourceCounters counters = new SourceCounters();
    private @Nullable SerdeFactory serdes;
    private @Nullable Running running;

    /** For Connect. */
    public FileSourceTask() {
        this(InstantSource.system(), Pause.real(), null);
    }

    FileSourceTask(InstantSource clock, Pause pause, @Nullable SerdeFactory serdes) {
        this.clock = clock;
        this.pause = pause;
        this.serdes = serdes;
    }

    @Override
    public void start(Map<String, String> given) {
        AbstractConfig config = FileSourceConnector.parsed(given);
        Settings settings = FileSourceConfig.read(given, config);
        counters.showIn(context.pluginMetrics());
        if (serdes == null) {
            serdes = SourceSettings.serdes(given, config);
        }
        Deliveries deliveries = new Deliveries(
                SourceSettings.topics(config), serdes, config.getBoolean(FileSourceConfig.ACCOUNTS), clock, counters);
        Folder folder = new Folder(settings, context.offsetStorageReader(), clock);
        running = new Running(settings, folder, deliveries);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        Running now = running;
        if (now == null || !now.looksAgain(clock.instant())) {
            pause.of(STEP);
            return null;
        }
        try {
            List<SourceRecord> batch = now.read();
            if (!batch.isEmpty()) {
                return batch;
            }
        } catch (IOException e) {
            LOG.warn("The folder can't be read now and is tried again: {}", e.toString());
        }
        now.lookAgainAt(clock.instant().plus(now.settings.pollInterval()));
        return null;
    }

    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        Running now = running;
        if (now != null) {
            now.folder.acknowledged(String.valueOf(record.sourcePartition().get("file")));
        }
    }

    @Override
    public void stop() {
        pause.end();
        if (running != null) {
            running.close();
        }
        LOG.info("File source stops: {}", counters);
    }

    SourceCounters counters() {
        return counters;
    }

    @Override
    public String version() {
        return Version.current();
    }

    /** What there is between start and stop. */
    private static final class Running {
        private final Settings settings;
        private final Folder folder;
        private final Deliveries deliveries;
        private Instant next = Instant.EPOCH;

        Running(Settings settings, Folder folder, Deliveries deliveries) {
            this.settings = settings;
            this.folder = folder;
            this.deliveries = deliveries;
        }

        /** A file that can't be read must not keep the others waiting. */
        private List<SourceRecord> batch(Watched file) {
            try {
                return file.read(settings, deliveries);
            } catch (IOException e) {
                if (file.isBroken()) {
                    LOG.warn(
                            "{} is cut off or corrupt: what could be read of it is sent, and the rest is when the file changes: {}",
                            file.name(),
                            e.toString());
                } else if (file.isNews(e)) {
                    LOG.warn("{} can't be read now and is tried again: {}", file.name(), e.toString());
                }
                return List.of();
            }
        }

        boolean looksAgain(Instant now) {
            return !now.isBefore(next);
        }

        void lookAgainAt(Instant time) {
            next = time;
        }

        void close() {
            folder.close();
            deliveries.close();
        }

        List<SourceRecord> read() throws IOException {
            for (Watched file : folder.unread()) {
                List<SourceRecord> batch = batch(file);
                if (!batch.isEmpty()) {
                    return batch;
                }
            }
            folder.moveDone();
            return List.of();
        }
    }
}
