package io.wildcatch.local.up;

import com.google.common.collect.Sets;
import io.wildcatch.local.up.Home.Content;
import io.wildcatch.local.up.Home.ReferenceFile;
import io.wildcatch.local.up.Home.Stamp;
import io.wildcatch.local.workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * gone from its file is deleted from the topic, also when that was done while nobody watched. What others have put on the
 * topics stays. A file that can't be read keeps what it said before.
 */
final class HomePublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HomePublisher.class);
    private static final long POLL_MS = 1_000;

    private final Home home;
    private final Published kept;
    private final ReferenceWriter writer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watcher = new Thread(this::watch, "home");
    private final Map<String, Stamp> published = new HashMap<>();
    private final Map<String, Stamp> seen = new HashMap<>();
    private final Map<String, Map<String, String>> fingerprints = new HashMap<>();
    private final Set<String> unclear = new HashSet<>();

    private HomePublisher(Home home, Published kept, ReferenceWriter writer) {
        this.home = home;
        this.kept = kept;
        this.writer = writer;
    }

    /**
     * Publishes what has changed since this home was published last, and from then on what changes.
     *
     * @param content what the files held at the start
     * @param writer is this publisher's from now on
     */
    static HomePublisher start(Home home, List<Content<?>> content, Published kept, ReferenceWriter writer) {
        HomePublisher publisher = new HomePublisher(home, kept, writer);
        try {
            content.forEach(publisher::publish);
        } catch (RuntimeException e) {
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
        Stamp now = stamp(file);
        // Twice the same: nobody is writing it at the moment.
        boolean settled = Objects.equals(now, seen.put(file.name(), now));
        if (!settled || now == null || now.equals(published.get(file.name()))) {
            return;
        }
        try {
            publish(home.read(file, now));
        } catch (WorkspaceException | IllegalArgumentException e) {
            published.put(file.name(), now);
            LOG.warn("What changed in {} is left out: {}", now.file(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("What changed in {} can't be published now, it is tried again", now.file(), e);
        }
    }

    /** Null when there is no file, or nobody can tell which one holds; the latter is told once. */
    private @Nullable Stamp stamp(ReferenceFile<?> file) {
        try {
            Stamp now = home.stamp(file);
            unclear.remove(file.name());
            return now;
        } catch (WorkspaceException e) {
            if (unclear.add(file.name())) {
                LOG.error("What {} holds stays as it was: {}", file.topic().name(), e.getMessage());
            }
            return null;
        }
    }

    private <T extends SpecificRecord> void publish(Content<T> content) {
        String kind = content.file().name();
        Map<String, String> before = fingerprints.computeIfAbsent(kind, this::before);
        Map<String, String> now = new HashMap<>();
        List<T> changed = new ArrayList<>();
        for (T record : content.records()) {
            String id = ReferenceWriter.id(record);
            String fingerprint = Published.fingerprint(record);
            now.put(id, fingerprint);
            if (!fingerprint.equals(before.get(id))) {
                changed.add(record);
            }
        }
        Set<String> gone = Set.copyOf(Sets.difference(before.keySet(), now.keySet()));
        writer.write(content.file().topic(), changed, gone);
        if (!now.equals(before) && !kind.equals(Home.POLICY)) {
            kept.keep(kind, now);
        }
        fingerprints.put(kind, now);
        published.put(kind, content.stamp());
        LOG.info("{}: {} records new or changed, {} deleted", content.stamp().file(), changed.size(), gone.size());
    }

    /** The policy of a home holds from its start on, whatever was published elsewhere in between. */
    private Map<String, String> before(String kind) {
        return kind.equals(Home.POLICY) ? Map.of() : kept.of(kind);
    }
}
