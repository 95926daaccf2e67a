package io.wildcatch.local.up;

import com.google.common.collect.Sets;
import io.wildcatch.local.up.Home.ReferenceFile;
import io.wildcatch.local.up.Home.Stamp;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the reference topics, and the policy, as the files of a folder are. A record that is new or changed is published, one that is
 * gone from its file is deleted from the topic. A file that can't be read keeps what it said before.
 */
final class HomePublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HomePublisher.class);
    private static final long POLL_MS = 1_000;

    private final Home home;
    private final ReferenceWriter writer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watcher = new Thread(this::watch, "home");
    private final Map<String, Stamp> published = new HashMap<>();
    private final Map<String, Stamp> seen = new HashMap<>();
    private final Map<String, Map<String, SpecificRecord>> records = new HashMap<>();

    private HomePublisher(Home home, ReferenceWriter writer) {
        this.home = home;
        this.writer = writer;
    }

    /**
     * Publishes what is there, and from then on what changes.
     *
     * @param settings the brokers and the registry
     * @throws WorkspaceException when a file can't be read: at the start that is worth a stop
     * @throws IllegalArgumentException the same of the policy
     */
    static HomePublisher start(Path folder, Topics topics, Map<String, String> settings) throws WorkspaceException {
        HomePublisher publisher = new HomePublisher(Home.open(folder, topics), new ReferenceWriter(settings));
        try {
            for (ReferenceFile<?> file : publisher.home.files()) {
                publisher.publish(file, publisher.home.stamp(file));
            }
        } catch (WorkspaceException | RuntimeException e) {
            publisher.close();
            throw e;
        }
        publisher.watcher.setDaemon(true);
        publisher.watcher.start();
        return publisher;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }

    private void watch() {
        try {
            while (!closed.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                home.files().forEach(this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ReferenceFile<?> file) {
        Stamp now = home.stamp(file);
        // Twice the same: nobody is writing it at the moment.
        boolean settled = Objects.equals(now, seen.put(file.name(), now));
        if (!settled || now == null || now.equals(published.get(file.name()))) {
            return;
        }
        try {
            publish(file, now);
        } catch (WorkspaceException | IllegalArgumentException e) {
            published.put(file.name(), now);
            LOG.warn("What changed in {} is left out: {}", now.file(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("What changed in {} can't be published now, it is tried again", now.file(), e);
        }
    }

    private <T extends SpecificRecord> void publish(ReferenceFile<T> file, @Nullable Stamp stamp)
            throws WorkspaceException {
        if (stamp == null) {
            return;
        }
        Map<String, SpecificRecord> before = records.getOrDefault(file.name(), Map.of());
        Map<String, SpecificRecord> now = new HashMap<>();
        List<T> changed = new ArrayList<>();
        for (T record : file.reader().read()) {
            String id = ReferenceWriter.id(record);
            now.put(id, record);
            if (!record.equals(before.get(id))) {
                changed.add(record);
            }
        }
        Set<String> gone = Set.copyOf(Sets.difference(before.keySet(), now.keySet()));
        writer.write(file.topic(), changed, gone);
        records.put(file.name(), now);
        published.put(file.name(), stamp);
        LOG.info("{}: {} records new or changed, {} deleted", stamp.file(), changed.size(), gone.size());
    }
}
