package io.wildcatch.connectors.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.files.Chunk.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a file is laid out, as its beginning tells. */
final class Layout {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_LINE = 1 << 20;

    private Layout() {}

    /**
     * Lines, unless the file begins with an array, or with an object that ends neither on its line nor before another. An
     * object that is longer than a record may be hasn't ended on its line: it may well be a document, whose records are
     * shorter.
     */
    static boolean isLines(FeedFile file, int longest) throws IOException {
        try (Input in = new Input(file.open(0), Position.START)) {
            LineSplitter lines = new LineSplitter(in, longest);
            Chunk chunk = lines.next(true);
            String first = text(chunk);
            if (first.startsWith("[")) {
                return false;
            }
            return !first.startsWith("{")
                    || (chunk != null && chunk.flaw() == Flaw.NONE && isWhole(first))
                    || text(lines.next(true)).startsWith("{");
        }
    }

    /** Whether a line that isn't blank has its end already. */
    static boolean hasWholeLine(FeedFile file) throws IOException {
        try (Input in = new Input(file.open(0), Position.START)) {
            return new LineSplitter(in, LONGEST_LINE).next(false) != null;
        }
    }

    /**
     * Whether there is an array of records in the document, rather than the document being one record: that has an id. It
     * is looked for up to the array alone, since a document may be long.
     */
    static boolean hasRecordsWithin(FeedFile file) throws IOException {
        try (InputStream in = file.open(0);
                JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return true;
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (Records.isId(field) && value != JsonToken.VALUE_NULL) {
                    return false;
                }
                if (value == JsonToken.START_ARRAY && Records.isEnvelope(field)) {
                    if (!isEmptyArray(parser)) {
                        return true;
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** @param parser at the array's beginning; at its end afterwards, if it is empty */
    private static boolean isEmptyArray(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() == JsonToken.END_ARRAY;
        } catch (JsonProcessingException e) {
            // there is something, which costs itself only
            return false;
        }
    }

    /** The first line that isn't blank. */
    static byte[] header(FeedFile file) throws IOException {
        try (Input in = new Input(file.open(0), Position.START)) {
            // quoted names of columns may hold any separator, but no end of a line
            Chunk line = new LineSplitter(in, LONGEST_LINE).next(true);
            return line == null ? new byte[0] : line.bytes();
        }
    }

    /** Comma, semicolon or tab: whatever the header has most of. */
    static char separator(byte[] header) {
        char best = ',';
        int most = 0;
        int[] counts = new int[128];
        for (byte next : header) {
            boolean mayBe = next == ',' || next == ';' || next == '\t';
            if (mayBe && ++counts[next] > most) {
                most = counts[next];
                best = (char) next;
            }
        }
        return best;
    }

    private static String text(@Nullable Chunk chunk) {
        return chunk == null ? "" : new String(chunk.bytes(), StandardCharsets.UTF_8).strip();
    }

    private static boolean isWhole(String line) {
        try {
            MAPPER.readTree(line);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
