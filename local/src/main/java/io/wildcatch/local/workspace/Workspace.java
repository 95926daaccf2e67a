package io.wildcatch.local.workspace;

import io.wildcatch.event.Account;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Source;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the files of a workspace: signals, and what they are judged by. Each is JSON Lines ({@code .jsonl}) or a
 * JSON array ({@code .json}). An error in reference data stops the reading, since every decision would rest on it.
 */
public final class Workspace {

    private final Path folder;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    /** @throws WorkspaceException when it is no folder that can be read */
    public static Workspace open(Path folder) throws WorkspaceException {
        if (!Files.isDirectory(folder)) {
            throw new WorkspaceException(folder, "expected a folder with signals.jsonl and sources.json", null);
        }
        return new Workspace(folder);
    }

    /** @throws WorkspaceException when there is none */
    public Path signals() throws WorkspaceException {
        return required("signals");
    }

    /** @throws WorkspaceException when there is none */
    public Path sourcesFile() throws WorkspaceException {
        return required("sources");
    }

    private Path required(String name) throws WorkspaceException {
        Path file = file(name);
        if (file == null) {
            throw new WorkspaceException(
                    folder.resolve(name + ".jsonl"),
                    "expected this file, or " + name + ".json, but there is none",
                    null);
        }
        return file;
    }

    /**
     * @return null when there is none
     * @throws WorkspaceException when it is there in both forms: nobody could tell which one is meant
     */
    public @Nullable Path file(String name) throws WorkspaceException {
        Path lines = folder.resolve(name + ".jsonl");
        Path array = folder.resolve(name + ".json");
        if (Files.exists(lines) && Files.exists(array)) {
            throw new WorkspaceException(
                    lines, "expected one of " + name + ".jsonl and " + name + ".json, but both are there", null);
        }
        return Files.exists(lines) ? lines : Files.exists(array) ? array : null;
    }

    public List<Source> sources() throws WorkspaceException {
        return all("sources", Source.class);
    }

    public List<Offering> offerings() throws WorkspaceException {
        return all("offerings", Offering.class);
    }

    public List<Seller> sellers() throws WorkspaceException {
        return all("sellers", Seller.class);
    }

    public List<Account> accounts() throws WorkspaceException {
        return all("accounts", Account.class);
    }

    public List<Person> people() throws WorkspaceException {
        return all("people", Person.class);
    }

    public List<Touch> touches() throws WorkspaceException {
        return all("touches", Touch.class);
    }

    public List<Verdict> verdicts() throws WorkspaceException {
        return all("verdicts", Verdict.class);
    }

    /** Empty when there is no such file. */
    private <T extends SpecificRecord> List<T> all(String name, Class<T> type) throws WorkspaceException {
        Path file = file(name);
        List<T> records = new ArrayList<>();
        if (file != null) {
            RecordFile.read(file, (line, buffer, offset, length) -> {
                try {
                    records.add(RecordJson.read(type, buffer, offset, length));
                } catch (InvalidRecordException e) {
                    throw new WorkspaceException(file, "line " + line + ": " + e.getMessage(), e);
                }
            });
        }
        return records;
    }
}
