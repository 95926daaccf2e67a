package io.wildcatch.local.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.connectors.files.UnreadableInputException;
import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.schemas.json.RecordJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The files of a workspace that an import writes. Signals go out as they come; accounts and sources at the end, each
 * once, an account as the last record about it names it.
 */
final class WorkspaceFiles implements Closeable {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path dir;
    private final boolean append;
    private final JsonLines signals;
    private final JsonLines rejected;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();

    private WorkspaceFiles(Path dir, boolean append, JsonLines signals, JsonLines rejected) {
        this.dir = dir;
        this.append = append;
        this.signals = signals;
        this.rejected = rejected;
    }

    static WorkspaceFiles open(Path dir, boolean append) throws UnreadableInputException {
        try {
            Files.createDirectories(dir);
            JsonLines signals = lines(dir.resolve("signals.jsonl"), append);
            try {
                return new WorkspaceFiles(dir, append, signals, lines(dir.resolve("import-rejected.jsonl"), append));
            } catch (IOException e) {
                signals.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnreadableInputException(dir, "expected a directory that can be written", e);
        }
    }

    void add(Signal signal) throws IOException {
        signals.write(signal);
        sources.computeIfAbsent(
                signal.getSource(), id -> Source.newBuilder().setId(id).build());
    }

    void add(Source source) {
        sources.put(source.getId(), source);
    }

    void add(Account account) {
        accounts.put(account.getId(), account);
    }

    void reject(String file, long line, String reason) throws IOException {
        rejected.write(Map.of("file", file, "line", line, "reason", reason));
    }

    /** Writes accounts and sources. Returns how many accounts were written. */
    long finish() throws IOException {
        writeSources();
        return writeAccounts();
    }

    @Override
    public void close() throws IOException {
        try (signals) {
            rejected.close();
        }
    }

    private long writeAccounts() throws IOException {
        Path file = dir.resolve("accounts.jsonl");
        Set<String> known = append ? knownIds(file) : Set.of();
        long written = 0;
        try (JsonLines lines = lines(file, append)) {
            for (Account account : accounts.values()) {
                if (!known.contains(account.getId())) {
                    lines.write(account);
                    written++;
                }
            }
        }
        return written;
    }

    private static Set<String> knownIds(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        if (Files.exists(file)) {
            try (var lines = Files.lines(file)) {
                for (String line : (Iterable<String>) lines::iterator) {
                    if (!line.isBlank()) {
                        ids.add(MAPPER.readTree(line).path("id").asText());
                    }
                }
            }
        }
        return ids;
    }

    private void writeSources() throws IOException {
        Path file = dir.resolve("sources.json");
        ArrayNode all = MAPPER.createArrayNode();
        Set<String> known = new HashSet<>();
        if (append && Files.exists(file)) {
            for (JsonNode source : MAPPER.readTree(file.toFile())) {
                all.add(source);
                known.add(source.path("id").asText());
            }
        }
        sources.values().stream()
                .filter(source -> !known.contains(source.getId()))
                .forEach(source -> all.add(RecordJson.write(source)));
        MAPPER.writeValue(file.toFile(), all);
    }

    private static JsonLines lines(Path file, boolean append) throws IOException {
        return append ? JsonLines.append(file) : JsonLines.create(file);
    }
}
