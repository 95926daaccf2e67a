package io.wildcatch.bench.run;

import io.wildcatch.bench.part.Part;
import io.wildcatch.bench.part.PartProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder, and the processes that work in it. All are gone when it is closed, and when the program is ended by
 * a signal.
 */
final class Scratch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    /** Of each process, in MiB. */
    private static final int HEAP_MB = 768;

    /** A signal reaches all processes of a terminal within that. */
    private static final long SIGNALS_MS = 500;

    private final Path folder;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "bench-shutdown");
    private boolean cleared;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** @param parent where the folder is made */
    static Scratch open(Path parent) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(parent, "wildcatch-bench-"));
        Runtime.getRuntime().addShutdownHook(scratch.hook);
        return scratch;
    }

    Path folder() {
        return folder;
    }

    /** Starts a process that works in the folder. */
    PartProcess start(String name, Class<? extends Part> part) throws IOException {
        return start(name, part.getName(), System.getProperty("java.class.path"));
    }

    /** Starts one with classes that we don't have. */
    PartProcess start(String name, String part, String classPath) throws IOException {
        return add(PartProcess.start(name, part, classPath, HEAP_MB, folder));
    }

    /** Closes it, too, at the end: the last one first. */
    synchronized <T extends AutoCloseable> T add(T part) {
        opened.push(part);
        return part;
    }

    /**
     * Never returns when the program is being ended by a signal: Ctrl-C reaches the processes, too, and that they are gone
     * is no error then.
     */
    void blockIfEnding() throws InterruptedException {
        if (ending.await(SIGNALS_MS, TimeUnit.MILLISECONDS)) {
            new CountDownLatch(1).await();
        }
    }

    private void end() {
        ending.countDown();
        clear();
    }

    private synchronized void clear() {
        if (cleared) {
            return;
        }
        cleared = true;
        opened.forEach(Scratch::close);
        delete();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} can't be closed", part, e);
        }
    }

    private void delete() {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> all = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook had nothing left to do.
            return;
        }
    }
}
