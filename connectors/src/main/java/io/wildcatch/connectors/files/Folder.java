package io.wildcatch.connectors.files;

import io.wildcatch.connectors.files.FileSourceConfig.Settings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that a task reads, and how far each is. */
final class Folder {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Settings settings;
    private final OffsetStorageReader offsets;
    private final InstantSource clock;
    private final Map<String, Watched> files = new ConcurrentHashMap<>();
    /** Names whose next file is a new one, however alike: it has no offset until a record of it is in Kafka. */
    private final Set<String> moved = Collections.newSetFromMap(new Latest());

    private boolean missing;

    Folder(Settings settings, OffsetStorageReader offsets, InstantSource clock) {
        this.settings = settings;
        this.offsets = offsets;
        this.clock = clock;
    }

    /** Files with something to read, those first that have been unchanged for longest. */
    List<Watched> unread() throws IOException {
        List<Watched> unread = new ArrayList<>();
        Instant settled = clock.instant().minus(settings.settledAfter());
        for (Path path : paths()) {
            try {
                Watched file = files.computeIfAbsent(name(path), name -> new Watched(name, path, kept(name)));
                if (file.look(settled)) {
                    unread.add(file);
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} has gone", path, e);
            }
        }
        unread.sort(Comparator.comparing(Watched::changed).thenComparing(Watched::name));
        return unread;
    }

    /** A record of the file has reached Kafka. */
    void acknowledged(String name) {
        Watched file = files.get(name);
        if (file != null) {
            file.acknowledged();
        }
    }

    /** Moves what was read whole, and is in Kafka. */
    void moveDone() throws IOException {
        if (settings.done().isEmpty()) {
            return;
        }
        Path done = Files.createDirectories(settings.done().get());
        for (Watched file : List.copyOf(files.values())) {
            try {
                if (file.isDone()) {
                    Files.move(file.path(), free(done, file.name()), StandardCopyOption.ATOMIC_MOVE);
                    files.remove(file.name());
                    moved.add(file.name());
                    LOG.info("{} is read and moved to {}", file.name(), done);
                }
            } catch (NoSuchFileException e) {
                files.remove(file.name());
                LOG.debug("{} has gone before it was moved", file.name(), e);
            }
        }
    }

    /** Lets go of what is open. */
    void close() {
        for (Watched file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.debug("{} can't be closed", file.name(), e);
            }
        }
    }

    private static Path free(Path folder, String name) {
        Path target = folder.resolve(name);
        for (int i = 1; Files.exists(target); i++) {
            target = folder.resolve(name + "." + i);
        }
        return target;
    }

    private FileOffset kept(String name) {
        if (moved.contains(name)) {
            return FileOffset.START;
        }
        return FileOffset.of(offsets.offset(FileOffset.partition(name)));
    }

    private List<Path> paths() throws IOException {
        boolean folder = Files.isDirectory(settings.path());
        boolean file = Files.isRegularFile(settings.path());
        if (!folder && !file && !missing) {
            LOG.warn("{} isn't there, as a folder or as a file: there is nothing to read until it is", settings.path());
        }
        missing = !folder && !file;
        if (!folder) {
            return file && settings.task() == 0 ? List.of(settings.path()) : List.of();
        }
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(settings.path(), settings.pattern())) {
            for (Path path : all) {
                if (isMine(name(path)) && Files.isRegularFile(path)) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private boolean isMine(String name) {
        return !name.startsWith(".") && Math.floorMod(name.hashCode(), settings.tasks()) == settings.task();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** As many as fit in memory beside the rest; of names that come once there may be any number. */
    private static final class Latest extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 10_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
