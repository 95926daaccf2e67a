package io.wildcatch.local.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a workspace that an import writes: each under the name by which a replay finds it, and in the form that it has. Accounts and sources
 * go out at the end, each once, an account as the last record about it names it. Nothing is in its place before {@link
 * #finish}.
 */
final class WorkspaceFiles implements Closeable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SourceClass nature;
    private final List<GrowingFile> opened = new ArrayList<>();
    private final Set<String> knownSources;
    private final Set<String> knownAccounts;
    private final GrowingFile sourcesOut;
    private final GrowingFile accountsOut;
    private final GrowingFile signals;
    private final GrowingFile rejected;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();

    private WorkspaceFiles(Path dir, boolean append, SourceClass nature)
            throws UnwritableException, WorkspaceException {
        this.nature = nature;
        Workspace workspace = Workspace.open(dir);
        Path sourcesFile = place(workspace, "sources", dir.resolve("sources.json"));
        Path accountsFile = place(workspace, "accounts", dir.resolve("accounts.jsonl"));
        knownSources = append ? ids(sourcesFile) : Set.of();
        knownAccounts = append ? ids(accountsFile) : Set.of();
        signals = grow(place(workspace, "signals", dir.resolve("signals.jsonl")), append);
        rejected = grow(dir.resolve("import-rejected.jsonl"), append);
        sourcesOut = grow(sourcesFile, append);
        accountsOut = grow(accountsFile, append);
    }

    /**
     * @param append whether what is in the files stays
     * @param nature of sources that only signals name
     * @throws UnwritableException when the directory can't be written to
     * @throws WorkspaceException when what is to stay can't be read
     */
    static WorkspaceFiles open(Path dir, boolean append, SourceClass nature)
            throws UnwritableException, WorkspaceException {
        OutputFiles.folder(dir);
        return new WorkspaceFiles(dir, append, nature);
    }

    private GrowingFile grow(Path file, boolean append) throws UnwritableException, WorkspaceException {
        try {
            GrowingFile growing = GrowingFile.open(file, append);
            opened.add(growing);
            return growing;
        } catch (UnwritableException | WorkspaceException e) {
            close();
            throw e;
        }
    }

    private static Path place(Workspace workspace, String name, Path usual) throws WorkspaceException {
        Path there = workspace.file(name);
        return there == null ? usual : there;
    }

    void add(Signal signal) throws UnwritableException {
        signals.write(signal);
        sources.computeIfAbsent(
                signal.getSource(),
                id -> Source.newBuilder().setId(id).setClass$(nature).build());
    }

    /** Sources that came with this import and of which nothing says what they are, sorted. */
    List<String> unclassified() {
        return sources.values().stream()
                .filter(source -> source.getClass$() == SourceClass.UNKNOWN && !knownSources.contains(source.getId()))
                .map(Source::getId)
                .sorted()
                .toList();
    }

    void add(Source source) {
        sources.put(source.getId(), source);
    }

    void add(Account account) {
        accounts.put(account.getId(), account);
    }

    void reject(String file, long line, String reason) throws UnwritableException {
        try {
            rejected.write(
                    MAPPER.writeValueAsString(new TreeMap<>(Map.of("file", file, "line", line, "reason", reason))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers that can't be written", e);
        }
    }

    /** Writes accounts and sources, and puts all files into their places. Returns how many accounts were written. */
    long finish() throws UnwritableException {
        for (Source source : sources.values()) {
            if (!knownSources.contains(source.getId())) {
                sourcesOut.write(source);
            }
        }
        long written = 0;
        for (Account account : accounts.values()) {
            if (!knownAccounts.contains(account.getId())) {
                accountsOut.write(account);
                written++;
            }
        }
        // A disk that is full must not let some of them through.
        for (GrowingFile file : opened) {
            file.complete();
        }
        // Signals last: what they are judged by is there before them.
        sourcesOut.commit();
        accountsOut.commit();
        signals.commit();
        rejected.commit();
        return written;
    }

    /** Without {@link #finish} all stays as it was. */
    @Override
    public void close() throws UnwritableException {
        for (GrowingFile file : opened) {
            file.close();
        }
    }

    private static Set<String> ids(Path file) throws WorkspaceException {
        Set<String> ids = new HashSet<>();
        if (Files.exists(file)) {
            RecordFile.read(file, (line, buffer, offset, length) -> ids.add(id(file, line, buffer, offset, length)));
        }
        return ids;
    }

    private static String id(Path file, long line, byte[] buffer, int offset, int length) throws WorkspaceException {
        try {
            JsonNode record = MAPPER.readTree(buffer, offset, length);
            if (record.isObject()) {
                return record.path("id").asText();
            }
        } catch (IOException e) {
            throw new WorkspaceException(file, "line " + line + ": expected a JSON object", e);
        }
        throw new WorkspaceException(file, "line " + line + ": expected a JSON object", null);
    }
}
