package io.wildcatch.local.up;

import io.wildcatch.event.PolicyDocument;
import io.wildcatch.local.policy.PolicyFiles;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The files of a folder that hold reference data and the policy, and the topics that they belong to. */
final class Home {

    static final String POLICY = "policy.yaml";

    private final Path folder;
    private final Workspace workspace;
    private final List<ReferenceFile<?>> files;

    private Home(Path folder, Workspace workspace, Topics topics) {
        this.folder = folder;
        this.workspace = workspace;
        this.files = List.of(
                new ReferenceFile<>("sources", topics.sources(), workspace::sources),
                new ReferenceFile<>("offerings", topics.offerings(), workspace::offerings),
                new ReferenceFile<>("sellers", topics.sellers(), workspace::sellers),
                new ReferenceFile<>("accounts", topics.accounts(), workspace::accounts),
                new ReferenceFile<>("people", topics.people(), workspace::people),
                new ReferenceFile<>(POLICY, topics.policies(), this::policy));
    }

    private List<PolicyDocument> policy() throws WorkspaceException {
        Path file = folder.resolve(POLICY);
        try {
            return List.of(
                    PolicyFiles.read(file, Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException e) {
            throw new WorkspaceException(file, "can't be read: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when it is no folder */
    static Home open(Path folder, Topics topics) {
        try {
            return new Home(folder, Workspace.open(folder), topics);
        } catch (WorkspaceException e) {
            throw new IllegalArgumentException("--home " + folder + ": expected a folder", e);
        }
    }

    /**
     * What all files hold.
     *
     * @throws IllegalArgumentException when one can't be read: at the start that is worth a stop
     */
    List<Content<?>> read() {
        try {
            List<Content<?>> content = new ArrayList<>();
            for (ReferenceFile<?> file : files) {
                Stamp stamp = stamp(file);
                if (stamp != null) {
                    content.add(read(file, stamp));
                }
            }
            return content;
        } catch (WorkspaceException | IllegalArgumentException e) {
            throw new IllegalArgumentException("--home: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException of the policy, what {@link WorkspaceException} is of the others */
    <T extends SpecificRecord> Content<T> read(ReferenceFile<T> file, Stamp stamp) throws WorkspaceException {
        return new Content<>(file, stamp, file.reader().read());
    }

    Path folder() {
        return folder;
    }

    List<ReferenceFile<?>> files() {
        return files;
    }

    /**
     * What changes when the file does; null when there is no file.
     *
     * @throws WorkspaceException when it is there in both forms
     */
    @Nullable
    Stamp stamp(ReferenceFile<?> reference) throws WorkspaceException {
        Path file = reference.name().equals(POLICY) ? folder.resolve(POLICY) : workspace.file(reference.name());
        if (file == null || !Files.exists(file)) {
            return null;
        }
        try {
            return new Stamp(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        } catch (IOException e) {
            return null;
        }
    }

    /** A file as it was when somebody looked. */
    record Stamp(Path file, long modified, long size) {}

    /** What a file held when it had the stamp. */
    record Content<T extends SpecificRecord>(ReferenceFile<T> file, Stamp stamp, List<T> records) {}

    /** Reads a whole file. */
    @FunctionalInterface
    interface Reader<T> {
        List<T> read() throws WorkspaceException;
    }

    /**
     * One kind of reference data, or the policy.
     *
     * @param name of the file, without its suffix where it may have several
     */
    record ReferenceFile<T extends SpecificRecord>(String name, Topic<T> topic, Reader<T> reader) {}
}
