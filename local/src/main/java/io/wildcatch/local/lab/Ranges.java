package io.wildcatch.local.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.WorkspaceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The small files beside decisions and truth: estimates with their intervals, and what they should have been. */
public final class Ranges {

    /** One line of {@code reach.json}. */
    public record ReachEstimate(String source, double mean, double low, double high, long observations) {}

    /**
     * One line of {@code coverage.json}.
     *
     * @param window the time that it is about; empty: the whole history
     */
    public record CoverageEstimate(
            String segment, double observed, double estimated, double low, double high, Optional<Span> window) {}

    /** One line of {@code truth-sources.json}. */
    public record TrueReach(String source, double reach) {}

    /** Reads one line. */
    private interface Reader<T> {
        T read(Fields fields) throws WorkspaceException;
    }

    private Ranges() {}

    /** Empty when there is no such file. */
    public static List<ReachEstimate> reach(Path file) throws WorkspaceException {
        return read(
                file,
                fields -> new ReachEstimate(
                        fields.text("source"),
                        fields.number("mean"),
                        fields.number("low"),
                        fields.number("high"),
                        (long) fields.number("observations")));
    }

    /** Empty when there is no such file. */
    public static List<CoverageEstimate> coverage(Path file) throws WorkspaceException {
        return read(
                file,
                fields -> new CoverageEstimate(
                        fields.text("segment"),
                        fields.number("observed"),
                        fields.number("estimated"),
                        fields.number("low"),
                        fields.number("high"),
                        fields.window()));
    }

    /** Empty when there is no such file. */
    public static List<TrueReach> trueReach(Path file) throws WorkspaceException {
        return read(file, fields -> new TrueReach(fields.text("source"), fields.number("reach")));
    }

    private static <T> List<T> read(Path file, Reader<T> reader) throws WorkspaceException {
        List<T> lines = new ArrayList<>();
        if (Files.exists(file)) {
            RecordFile.read(
                    file,
                    (line, buffer, offset, length) -> lines.add(
                            reader.read(new Fields(file, line, JsonTree.object(file, line, buffer, offset, length)))));
        }
        return lines;
    }

    private record Fields(Path file, long line, JsonNode node) {

        String text(String field) throws WorkspaceException {
            if (!node.path(field).isTextual()) {
                throw wrong(field, "a text");
            }
            return node.path(field).asText();
        }

        double number(String field) throws WorkspaceException {
            if (!node.path(field).isNumber()) {
                throw wrong(field, "a number");
            }
            return node.path(field).asDouble();
        }

        Optional<Span> window() throws WorkspaceException {
            Instant from = time("from");
            Instant until = time("until");
            return from == null || until == null ? Optional.empty() : Optional.of(new Span(from, until));
        }

        private @Nullable Instant time(String field) throws WorkspaceException {
            if (!node.hasNonNull(field)) {
                return null;
            }
            try {
                return Instant.parse(text(field));
            } catch (DateTimeParseException e) {
                throw wrong(field, "a time such as 2026-01-05T10:00:00Z");
            }
        }

        private WorkspaceException wrong(String field, String expected) {
            return new WorkspaceException(file, "line %d: %s: expected %s".formatted(line, field, expected), null);
        }
    }
}
