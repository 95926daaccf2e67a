package io.wildcatch.connectors.files;

import io.wildcatch.connectors.feeds.FeedMapper;
import io.wildcatch.connectors.feeds.MapOutcome.Rejected;
import io.wildcatch.connectors.files.FileSourceConfig.Settings;
import io.wildcatch.connectors.source.Deliveries;
import io.wildcatch.connectors.source.Delivery;
import io.wildcatch.connectors.source.Origin;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One name, the file that has it, and how far that has been read. A file that is renamed while it is open is read to its
 * end before the one that took its place. Used by one thread, but for {@link #acknowledged}.
 */
final class Watched {

    private static final Stamp NEVER_SEEN = new Stamp(null, -1, Instant.EPOCH);

    private final String name;
    private final Path path;
    private final AtomicLong onTheWay = new AtomicLong();
    private FileOffset offset;
    private @Nullable RecordReader reader;
    /** The file that has the name now. */
    private Stamp stamp = NEVER_SEEN;

    private boolean settled;
    /** The file that is being read, when it was last known to be the one that the offset is of. */
    private Stamp opened = NEVER_SEEN;
    /** The file as it was when its end was reached; null while there is more to read. */
    private @Nullable Stamp ended;
    /** Whether what had no end yet was read, too. */
    private boolean endedWhole;
    /** Came after records that were good. */
    private @Nullable IOException failure;
    /** The file of which no more can be read, as it is. */
    private @Nullable Stamp broken;
    /** Why it couldn't be read the last time; null when it could. */
    private @Nullable String trouble;

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
        return stamp.changed();
    }

    void acknowledged() {
        onTheWay.decrementAndGet();
    }

    /** Whether it is worth reading. What it can't be read for now may be so the next time. */
    boolean look(Instant settledBefore) throws IOException {
        stamp = Stamp.of(path);
        settled = !stamp.changed().isAfter(settledBefore);
        if (reader != null) {
            return true;
        }
        return !isBroken() && (!stamp.equals(ended) || (settled && !endedWhole));
    }

    /** Whether there is something in the file that can't be unpacked, behind which nothing is read until it changes. */
    boolean isBroken() {
        return stamp.equals(broken);
    }

    /** Read to its end, unchanged since, and all of it is in Kafka. */
    boolean isDone() throws IOException {
        return settled && endedWhole && stamp.equals(ended) && onTheWay.get() == 0 && stamp.equals(Stamp.of(path));
    }

    /**
     * The next records; none at the end.
     *
     * @throws IOException when the file can't be read; unless it is {@link #isBroken broken} it will be tried again from the
     *     same place
     */
    List<SourceRecord> read(Settings settings, Deliveries deliveries) throws IOException {
        try {
            List<SourceRecord> batch = batch(settings, deliveries);
            onTheWay.addAndGet(batch.size());
            trouble = null;
            return batch;
        } catch (IOException e) {
            failed(e);
            throw e;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether it couldn't be read for another reason the last time, or could. */
    boolean isNews(IOException why) {
        String before = trouble;
        trouble = why.toString();
        return !trouble.equals(before);
    }

    private List<SourceRecord> batch(Settings settings, Deliveries deliveries) throws IOException {
        List<SourceRecord> batch = new ArrayList<>();
        RecordReader open = open(settings);
        if (open == null) {
            return batch;
        }
        FeedMapper mapper = settings.columns().before(settings.feed().mapper(name));
        FileOffset next = offset;
        boolean atEnd = false;
        while (batch.size() < settings.batch() && failure == null && !atEnd) {
            Entry entry = next(open, !batch.isEmpty());
            if (entry == null) {
                atEnd = failure == null;
                continue;
            }
            List<Delivery> all = deliveries(entry, mapper, deliveries);
            Tail tail = open.tail();
            for (int i = next.delivered(); i < all.size(); i++) {
                boolean last = i == all.size() - 1;
                next = last ? next.moved(entry.end(), 0, tail) : next.moved(entry.start(), i + 1, tail);
                batch.add(all.get(i).at(FileOffset.partition(name), next.toMap()));
            }
            next = next.moved(entry.end(), 0, tail);
        }
        offset = next;
        if (atEnd) {
            end();
        }
        return batch;
    }

    /** @param later whether a failure can wait until what was read before it is on its way */
    private @Nullable Entry next(RecordReader open, boolean later) throws IOException {
        IOException before = failure;
        if (before != null) {
            throw before;
        }
        try {
            return open.next(settled || isReplaced());
        } catch (IOException e) {
            if (!later) {
                throw e;
            }
            failure = e;
            return null;
        }
    }

    /** What took the file's name is another one or a longer copy of it, as is seen when it is opened. */
    private void end() throws IOException {
        if (!isReplaced()) {
            ended = stamp;
            endedWhole = settled;
        }
        close();
    }

    /** Whether another file has the name of the one that is being read. */
    private boolean isReplaced() {
        return reader != null && !stamp.isOfSameFile(opened);
    }

    private void failed(IOException e) throws IOException {
        if (!isReplaced() && (e instanceof EOFException || e instanceof ZipException)) {
            broken = stamp;
        }
        close();
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

    /** @return null while the file can't be read, or when it was replaced just now */
    private @Nullable RecordReader open(Settings settings) throws IOException {
        if (reader != null && isRewritten()) {
            close();
        }
        if (reader == null && isReadable(settings)) {
            FeedFile file = file();
            FileOffset from = (offset.isOfAnother(file) ? FileOffset.START : offset).withHeadOf(path);
            RecordReader open = RecordReader.open(file, settings.feed().format(), from.at(), settings.longest());
            if (!stamp.isOfSameFile(Stamp.of(path))) {
                open.close();
                return null;
            }
            reader = open;
            opened = stamp;
            offset = from;
            ended = null;
        }
        return reader;
    }

    /**
     * Whether the open file has changed otherwise than by growing. Of what is packed that can't be told without unpacking
     * it, so that it is opened anew.
     */
    private boolean isRewritten() throws IOException {
        if (stamp.equals(opened) || isReplaced()) {
            return false;
        }
        opened = stamp;
        FeedFile file = file();
        return file.isGzipped() || offset.isOfAnother(file);
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
        failure = null;
        if (open != null) {
            open.close();
        }
    }
}
