package io.wildcatch.local.workspace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of JSON Lines, or of one JSON array; each record is handed over as its bytes with its line number. */
public final class RecordFile {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int BUFFER = 1 << 16;
    /** In bytes. No record comes near; a file with such a line is something else. */
    private static final int LONGEST_LINE = 1 << 26;

    private RecordFile() {}

    /** Takes one record. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param line line number, from 1; in an array, that of the record's first character
         * @param buffer holds the record's bytes
         */
        void take(long line, byte[] buffer, int offset, int length) throws WorkspaceException;
    }

    /** @throws WorkspaceException when the file can't be read, or is an array that isn't JSON */
    public static void read(Path file, Taker taker) throws WorkspaceException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            if (startsArray(in)) {
                readArray(file, in, taker);
            } else {
                readLines(file, in, taker);
            }
        } catch (NoSuchFileException e) {
            throw new WorkspaceException(file, "expected a file, but there is none", e);
        } catch (IOException e) {
            throw new WorkspaceException(file, "can't be read: " + e.getMessage(), e);
        }
    }

    /** Whether it is one array, whatever its name says. */
    public static boolean isArray(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return startsArray(in);
        }
    }

    private static boolean startsArray(InputStream in) throws IOException {
        in.mark(BUFFER);
        int c = in.read();
        for (int i = 0; i < BUFFER / 2 && (Character.isWhitespace(c) || c == 0xEF || c == 0xBB || c == 0xBF); i++) {
            c = in.read();
        }
        in.reset();
        return c == '[';
    }

    private static void readArray(Path file, InputStream in, Taker taker) throws IOException, WorkspaceException {
        try (JsonParser parser = MAPPER.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw new WorkspaceException(
                            file, "line " + parser.currentLocation().getLineNr() + ": the array doesn't end", null);
                }
                long line = parser.currentTokenLocation().getLineNr();
                JsonNode node = MAPPER.readTree(parser);
                byte[] bytes = MAPPER.writeValueAsBytes(node);
                taker.take(line, bytes, 0, bytes.length);
            }
            if (parser.nextToken() != null) {
                long line = parser.currentTokenLocation().getLineNr();
                throw new WorkspaceException(
                        file, "line " + line + ": expected nothing after the end of the array", null);
            }
        } catch (JsonProcessingException e) {
            throw new WorkspaceException(
                    file, "line " + e.getLocation().getLineNr() + ": expected JSON, but " + e.getOriginalMessage(), e);
        }
    }

    private static void readLines(Path file, InputStream in, Taker taker) throws IOException, WorkspaceException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        long line = 1;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, buffer.length - filled)) {
            int end = filled + read;
            int start = 0;
            for (int i = filled; i < end; i++) {
                if (buffer[i] == '\n') {
                    hand(line++, buffer, start, i, taker);
                    start = i + 1;
                }
            }
            System.arraycopy(buffer, start, buffer, 0, end - start);
            filled = end - start;
            if (filled == LONGEST_LINE) {
                throw new WorkspaceException(
                        file, "line " + line + ": expected JSON Lines, but it is longer than 64 MiB", null);
            }
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, filled * 2);
            }
        }
        hand(line, buffer, 0, filled, taker);
    }

    private static void hand(long line, byte[] buffer, int start, int end, Taker taker) throws WorkspaceException {
        int from = start;
        if (line == 1 && end - from >= 3 && buffer[from] == (byte) 0xEF && buffer[from + 1] == (byte) 0xBB) {
            from += 3;
        }
        int to = end;
        while (to > from && buffer[to - 1] <= ' ' && buffer[to - 1] >= 0) {
            to--;
        }
        if (to > from) {
            taker.take(line, buffer, from, to - from);
        }
    }
}
