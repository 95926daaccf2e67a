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
import io.wildcatch.streams.domain.policy.Policy;
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
        return values("sources", Source.class, ReferenceChecks::source);
    }

    public List<Offering> offerings() throws WorkspaceException {
        return values("offerings", Offering.class, ReferenceChecks::offering);
    }

    /**
     * Offerings whose baskets a policy can count in EUR.
     *
     * @throws WorkspaceException also when the policy has no rate for the currency of one
     */
    public List<Offering> offerings(Policy policy) throws WorkspaceException {
        return values("offerings", Offering.class, offering -> {
            ReferenceChecks.offering(offering);
            ReferenceChecks.currency(offering, policy);
        });
    }

    public List<Seller> sellers() throws WorkspaceException {
        return values("sellers", Seller.class, ReferenceChecks::seller);
    }

    public List<Account> accounts() throws WorkspaceException {
        return values("accounts", Account.class, account -> ReferenceChecks.id(account.getId()));
    }

    public List<Person> people() throws WorkspaceException {
        return values("people", Person.class, person -> ReferenceChecks.id(person.getId()));
    }

    public List<Touch> touches() throws WorkspaceException {
        return values("touches", Touch.class, touch -> {});
    }

    public List<Verdict> verdicts() throws WorkspaceException {
        return values("verdicts", Verdict.class, verdict -> {});
    }

    /**
     * Hands over each record of a file with the line that it is on; none when there is no such file.
     *
     * @param check says what can't be in a record that has the right form
     */
    public <T extends SpecificRecord> void each(String name, Class<T> type, Check<T> check, Taker<T> taker)
            throws WorkspaceException {
        Path file = file(name);
        if (file == null) {
            return;
        }
        RecordFile.read(file, (line, buffer, offset, length) -> {
            try {
                T record = RecordJson.read(type, buffer, offset, length);
                check.check(record);
                taker.take(line, record);
            } catch (InvalidRecordException e) {
                throw new WorkspaceException(file, "line " + line + ": " + e.getMessage(), e);
            }
        });
    }

    private <T extends SpecificRecord> List<T> values(String name, Class<T> type, Check<T> check)
            throws WorkspaceException {
        List<T> records = new ArrayList<>();
        each(name, type, check, (line, record) -> records.add(record));
        return records;
    }

    /** Looks into a record. */
    @FunctionalInterface
    public interface Check<T> {
        /** @throws InvalidRecordException naming the field and what was expected */
        void check(T record) throws InvalidRecordException;
    }

    /** Takes one record. */
    @FunctionalInterface
    public interface Taker<T> {
        /** @param line from 1 */
        void take(long line, T record);
    }
}
