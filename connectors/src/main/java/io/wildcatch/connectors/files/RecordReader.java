package io.wildcatch.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.Feed;
import io.wildcatch.connectors.files.Chunk.Flaw;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file one by one, from any place between two of them: JSON Lines, one JSON array, one document with the
 * records in an array within ({@code {"results":[…]}}), a table with a header (separated by commas, semicolons or tabs:
 * whatever its header has most of), or tabs without a header. A bad record costs that record.
 */
public final class RecordReader implements Closeable {

    /** So long may a record be unless told otherwise; what is longer fits no topic's default. */
    public static final int LONGEST = 900_000;

    private static final String NO_JSON = "expected one JSON object on the line";

    private final Input in;
    private final Splitter splitter;
    private final Records records;
    private final int longest;
    private final String expected;

    RecordReader(Input in, Splitter splitter, Records records, int longest, String expected) {
        this.in = in;
        this.splitter = splitter;
        this.records = records;
        this.longest = longest;
        this.expected = expected;
    }

    /** Reads a file from its beginning. */
    public static RecordReader open(FeedFile file, Feed.Format format) throws IOException {
        return open(file, format, Position.START, LONGEST);
    }

    /** Reads a table that is in memory, plain. */
    public static RecordReader ofTable(byte[] content) throws IOException {
        Input in = new Input(new ByteArrayInputStream(content), Position.START);
        in.mark(content.length + 1);
        Chunk first = new LineSplitter(in, LONGEST).next(true);
        byte[] header = first == null ? new byte[0] : first.bytes();
        in.reset();
        return rows(in, header, LONGEST);
    }

    /**
     * @param from where a record begins, as {@link Entry#end} told
     * @param longest record in bytes
     */
    static RecordReader open(FeedFile file, Feed.Format format, Position from, int longest) throws IOException {
        return switch (format) {
            case JSON -> Layout.isLines(file, longest) ? lines(file, from, longest) : document(file, from, longest);
            case CSV -> table(file, from, longest);
            case TSV -> {
                Input in = new Input(file.open(from.bytes()), from);
                yield new RecordReader(in, new LineSplitter(in, longest), Records.tabs(), longest, "expected tabs");
            }
        };
    }

    /** Whether a file can be read while it grows: lines and rows can, of which the first has to be there. */
    static boolean canGrow(FeedFile file, Feed.Format format, int longest) throws IOException {
        return !file.isGzipped()
                && Layout.hasWholeLine(file)
                && (format != Feed.Format.JSON || Layout.isLines(file, longest));
    }

    private static RecordReader lines(FeedFile file, Position from, int longest) throws IOException {
        Input in = new Input(file.open(from.bytes()), from);
        return new RecordReader(in, new LineSplitter(in, longest), Records.json(), longest, NO_JSON);
    }

    private static RecordReader document(FeedFile file, Position from, int longest) throws IOException {
        Input in = new Input(file.open(from.bytes()), from);
        if (Layout.hasRecordsWithin(file)) {
            return new RecordReader(
                    in, new DocumentSplitter(in, longest), Records.json(), longest, "expected well-formed JSON");
        }
        return new RecordReader(
                in, new WholeSplitter(in, longest), Records.json(), longest, Flaw.CUT_OFF.expected(longest));
    }

    private static RecordReader table(FeedFile file, Position from, int longest) throws IOException {
        return rows(new Input(file.open(from.bytes()), from), Layout.header(file), longest);
    }

    private static RecordReader rows(Input in, byte[] header, int longest) throws IOException {
        char separator = Layout.separator(header);
        boolean atHeader = in.at().line() == 1;
        Splitter rows = new RowSplitter(in, separator, longest);
        if (atHeader) {
            rows.next(true);
        }
        return new RecordReader(in, rows, Records.rows(header, separator), longest, Flaw.UNCLOSED.expected(longest));
    }

    /**
     * @param takeUnfinished whether what ends with the file is a record, or may still grow
     * @return null at the end
     */
    public @Nullable Entry next(boolean takeUnfinished) throws IOException {
        Chunk chunk = splitter.next(takeUnfinished);
        return chunk == null ? null : entry(chunk);
    }

    /** What stands before the end of the record that was read last. */
    Tail tail() {
        return in.tail();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Entry entry(Chunk chunk) throws IOException {
        if (chunk.flaw() != Flaw.NONE) {
            return malformed(chunk, chunk.flaw().expected(longest));
        }
        try {
            List<JsonNode> read = records.read(chunk.bytes());
            return new Entry(chunk.start(), chunk.end(), chunk.bytes(), read, "");
        } catch (IOException | RuntimeException e) {
            return splitter instanceof RowSplitter && !chunk.isOnOneLine()
                    ? malformed(splitter.retreat(), expected)
                    : malformed(chunk, expected);
        }
    }

    private static Entry malformed(Chunk chunk, String expected) {
        return new Entry(chunk.start(), chunk.end(), chunk.bytes(), List.of(), expected);
    }
}
