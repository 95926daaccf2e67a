package io.wildcatch.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder, and the processes that work in it. All are gone when it is closed, and when the program is ended by
 * a signal.
 */
final class Scratch implements AutoCloseable {

    private final Path folder;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Thread hook = new Thread(this::clear, "bench-shutdown");
    private boolean cleared;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch open() throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory("wildcatch-bench-"));
        Runtime.getRuntime().addShutdownHook(scratch.hook);
        return scratch;
    }

    Path folder() {
        return folder;
    }

    /** Closes it, too, at the end: the last one first. */
    synchronized <T extends AutoCloseable> T add(T part) {
        opened.push(part);
        return part;
    }

    private synchronized void clear() {
        if (cleared) {
            return;
        }
        cleared = true;
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        delete();
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
