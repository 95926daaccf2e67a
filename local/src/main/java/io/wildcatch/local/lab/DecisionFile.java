package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what a replay decided. */
final class DecisionFile {

    private static final String NAME = "decisions.jsonl";

    private DecisionFile() {}

    /**
     * @param folder what {@code replay} wrote
     * @throws WorkspaceException naming file, line and field of what can't be read
     */
    static List<Decision> read(Path folder) throws WorkspaceException {
        if (!Files.isDirectory(folder)) {
            throw new WorkspaceException(folder, "expected a folder that replay has written", null);
        }
        Path file = folder.resolve(NAME);
        List<Decision> decisions = new ArrayList<>();
        RecordFile.read(file, (line, buffer, offset, length) -> {
            try {
                decisions.add(RecordJson.read(Decision.class, buffer, offset, length));
            } catch (InvalidRecordException e) {
                throw new WorkspaceException(file, "line " + line + ": " + e.getMessage(), e);
            }
        });
        return decisions;
    }
}
