package io.wildcatch.local.market;

import io.wildcatch.event.Signal;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes signals in the order in which they show, however many there are: each goes to the part of its stretch of time,
 * and the parts are sorted one by one.
 */
final class ByTime implements Closeable {

    private static final int MOST_PARTS = 100;

    private final Path folder;
    private final long start;
    private final long stretch;
    private final List<Path> files = new ArrayList<>();
    private final List<BufferedWriter> parts = new ArrayList<>();

    private ByTime(Path folder, long start, long stretch) {
        this.folder = folder;
        this.start = start;
        this.stretch = stretch;
    }

    static ByTime of(Instant start, Instant end, int days) throws IOException {
        int count = Math.min(MOST_PARTS, days);
        long length = end.toEpochMilli() - start.toEpochMilli();
        ByTime sorter =
                new ByTime(Files.createTempDirectory("wildcatch-simulate"), start.toEpochMilli(), length / count + 1);
        for (int i = 0; i < count; i++) {
            Path file = sorter.folder.resolve("part-" + i);
            sorter.files.add(file);
            sorter.parts.add(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        }
        return sorter;
    }

    void add(Signal signal) throws IOException {
        long at = signal.getObservedAt().toEpochMilli();
        BufferedWriter part = parts.get((int) ((at - start) / stretch));
        // fixed width, so that lines sort as text by time and then by content
        part.write(String.format(Locale.ROOT, "%020d", at));
        part.write(RecordJson.toJson(signal));
        part.write('\n');
    }

    /** Writes them all, and returns how many they are. */
    long writeTo(Path target) throws IOException {
        long count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).close();
                List<String> lines = new ArrayList<>(Files.readAllLines(files.get(i), StandardCharsets.UTF_8));
                lines.sort(null);
                for (String line : lines) {
                    out.write(line, 20, line.length() - 20);
                    out.write('\n');
                }
                count += lines.size();
                Files.delete(files.get(i));
            }
        } catch (IOException e) {
            throw UnwritableException.of(target, e);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).close();
            Files.deleteIfExists(files.get(i));
        }
        Files.deleteIfExists(folder);
    }
}
