package io.wildcatch.local.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.Feed;
import io.wildcatch.connectors.feeds.FeedMapper;
import io.wildcatch.connectors.feeds.MapOutcome;
import io.wildcatch.connectors.files.Entry;
import io.wildcatch.connectors.files.FeedFile;
import io.wildcatch.connectors.files.RecordReader;
import io.wildcatch.connectors.files.UnreadableInputException;
import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import io.wildcatch.event.SourceClass;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** One run of an import: every record of every file through the feed's mapper into a workspace. */
final class ImportRun {

    /** What stands for bytes that are no UTF-8. */
    private static final char NO_LETTER = '\uFFFD';

    private final Feed feed;
    private final WorkspaceFiles out;
    private final BiConsumer<FeedFile, Long> progress;
    private final ImportCounts counts = new ImportCounts();

    private ImportRun(Feed feed, WorkspaceFiles out, BiConsumer<FeedFile, Long> progress) {
        this.feed = feed;
        this.out = out;
        this.progress = progress;
    }

    /**
     * @param nature of sources that the feed doesn't name
     * @param progress told of the file and the number of records so far, as it is read
     * @throws UnreadableInputException when a file can't be read to its end; then the workspace stays as it was
     * @throws UnwritableException when the workspace can't be written to; then it stays as it was
     * @throws WorkspaceException when what is in the workspace is to stay, and can't be read
     */
    static ImportCounts run(
            Feed feed,
            List<Path> files,
            Path dir,
            boolean append,
            SourceClass nature,
            BiConsumer<FeedFile, Long> progress)
            throws UnreadableInputException, UnwritableException, WorkspaceException {
        List<FeedFile> inputs = new ArrayList<>();
        for (Path file : files) {
            inputs.add(FeedFile.of(file));
        }
        try (WorkspaceFiles out = WorkspaceFiles.open(dir, append, nature)) {
            return new ImportRun(feed, out, progress).readAll(inputs);
        }
    }

    private ImportCounts readAll(List<FeedFile> inputs) throws UnreadableInputException, UnwritableException {
        feed.sources().forEach(out::add);
        for (FeedFile input : inputs) {
            try {
                read(input);
            } catch (UnwritableException e) {
                throw e;
            } catch (IOException e) {
                throw new UnreadableInputException(
                        input.path(), "expected UTF-8 text to the end, plain or gzipped; nothing was imported", e);
            }
        }
        counts.accounts(out.finish());
        counts.unclassified(out.unclassified());
        return counts;
    }

    private void read(FeedFile input) throws IOException {
        Sink sink = new Sink(input, feed.mapper(input.name()));
        long before = counts.records();
        input.onRead(() -> progress.accept(input, counts.records()));
        try (RecordReader reader = RecordReader.open(input, feed.format())) {
            for (Entry entry = reader.next(true); entry != null; entry = reader.next(true)) {
                sink.take(entry);
            }
        }
        if (counts.records() == before) {
            counts.withoutRecords(input.name());
        }
    }

    private final class Sink {
        private final FeedFile input;
        private final FeedMapper mapper;

        Sink(FeedFile input, FeedMapper mapper) {
            this.input = input;
            this.mapper = mapper;
        }

        void take(Entry entry) throws UnwritableException {
            long line = entry.start().line();
            if (entry.isMalformed()) {
                malformed(line, entry.expected());
            }
            for (JsonNode record : entry.records()) {
                record(line, record);
            }
        }

        private void record(long line, JsonNode record) throws UnwritableException {
            counts.record();
            // JSON that isn't UTF-8 is malformed; of a table only letters are lost.
            if (feed.format() != Feed.Format.JSON && record.toString().indexOf(NO_LETTER) >= 0) {
                counts.damaged();
            }
            write(line, outcome(record));
        }

        private void malformed(long line, String expected) throws UnwritableException {
            counts.record();
            write(line, new MapOutcome.Rejected("malformed", expected));
        }

        /** One bad record must not stop the others, not even by a flaw of the mapper. */
        private MapOutcome outcome(JsonNode record) {
            try {
                return mapper.map(record);
            } catch (RuntimeException | StackOverflowError e) {
                return new MapOutcome.Rejected("unreadable", e.getClass().getSimpleName());
            }
        }

        private void write(long line, MapOutcome outcome) throws UnwritableException {
            if (outcome instanceof MapOutcome.Rejected no) {
                counts.rejected(no.reason());
                out.reject(input.name(), line, no.message());
            } else if (outcome instanceof MapOutcome.Mapped yes) {
                for (Signal signal : yes.signals()) {
                    out.add(signal);
                    counts.signal(signal.getAttributes().containsKey("corrects"));
                }
                for (Account account : yes.accounts()) {
                    out.add(account);
                }
            }
        }
    }
}
