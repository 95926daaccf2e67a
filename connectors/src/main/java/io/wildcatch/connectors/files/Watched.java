package io.wildcatch.connectors.files;

import io.wildcatch.connectors.feeds.FeedMapper;
import io.wildcatch.connectors.feeds.MapOutcome.Rejected;
import io.wildcatch.connectors.files.FileSourceConfig.Settings;
import io.wildcatch.connectors.source.Deliveries;
import io.wildcatch.connectors.source.Delivery;
import io.wildcatch.connectors.source.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** One file, and how far it has been read. Used by one thread, but for {@link #acknowledged}. */
final class Watched {

    private final String name;
    private final Path path;
    private final AtomicLong onTheWay = new AtomicLong();
    private FileOffset offset;
    private @Nullable RecordReader reader;
    /** Size when the end was reached; -1 while there is more to read. */
    private long endedAt = -1;

    private long size;
    private Instant changed = Instant.EPOCH;
    private boolean settled;

    Watched(String name, Path path, FileOffset offset) {
        this.name = name;
        this.path = path;
        this.offset = offset;
    }

    String name() {
        return name;
    }

    Path path() {
        return path;
    }

    Instant changed() {
        return changed;
    }

    void acknowledged() {
        onTheWay.decrementAndGet();
    }

    /** Whether it is worth reading. What it can't be read for now may be so the next time. */
    boolean look(Instant settledBefore) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        changed = attributes.lastModifiedTime().toInstant();
        boolean wasSettled = settled;
        settled = !changed.isAfter(settledBefore);
        boolean grown = attributes.size() != size;
        size = attributes.size();
        if (reader == null && (grown || endedAt < 0) && offset.isOfAnother(file())) {
            offset = FileOffset.START;
            endedAt = -1;
        }
        return endedAt < 0 || grown || (settled && !wasSettled);
    }

    /** Read to its end, unchanged since, and all of it is in Kafka. */
    boolean isDone() {
        return settled && endedAt == size && onTheWay.get() == 0;
    }

    /**
     * The next records; none at the end.
     *
     * @throws IOException when the file can't be read; it will be tried again from the same place
     */
    List<SourceRecord> read(Settings settings, Deliveries deliveries) throws IOException {
        try {
            List<SourceRecord> batch = batch(settings, deliveries);
            onTheWay.addAndGet(batch.size());
            return batch;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<SourceRecord> batch(Settings settings, Deliveries deliveries) throws IOException {
        List<SourceRecord> batch = new ArrayList<>();
        RecordReader open = open(settings);
        if (open == null) {
            return batch;
        }
        FeedMapper mapper = settings.columns().before(settings.feed().mapper(name));
        FileOffset next = offset;
        while (batch.size() < settings.batch()) {
            Entry entry = open.next(settled);
            if (entry == null) {
                endedAt = size;
                close();
                break;
            }
            List<Delivery> all = deliveries(entry, mapper, deliveries);
            for (int i = next.delivered(); i < all.size(); i++) {
                boolean last = i == all.size() - 1;
                next = last ? next.moved(entry.end(), 0) : next.moved(entry.start(), i + 1);
                batch.add(all.get(i).at(FileOffset.partition(name), next.toMap()));
            }
            next = next.moved(entry.end(), 0);
        }
        offset = next;
        return batch;
    }

    private List<Delivery> deliveries(Entry entry, FeedMapper mapper, Deliveries deliveries) {
        Origin origin = new Origin(name, entry.start().line(), entry.original());
        if (entry.isMalformed()) {
            return List.of(deliveries.rejected(new Rejected("malformed", entry.expected()), origin));
        }
        List<Delivery> all = new ArrayList<>();
        boolean several = entry.records().size() > 1;
        entry.records()
                .forEach(record -> all.addAll(deliveries.of(
                        mapper, record, several ? new Origin(name, origin.number(), Origin.bytes(record)) : origin)));
        return all;
    }

    private @Nullable RecordReader open(Settings settings) throws IOException {
        if (reader == null && isReadable(settings)) {
            FeedFile file = file();
            offset = offset.withHeadOf(path);
            reader = RecordReader.open(file, settings.feed().format(), offset.at(), settings.longest());
            endedAt = -1;
        }
        return reader;
    }

    /** What is packed or one document can't be read before it is whole; of lines, one must be there to tell them by. */
    private boolean isReadable(Settings settings) throws IOException {
        return settled || RecordReader.canGrow(file(), settings.feed().format(), settings.longest());
    }

    private FeedFile file() throws IOException {
        try {
            return FeedFile.of(path);
        } catch (UnreadableInputException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    void close() throws IOException {
        RecordReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }
}
