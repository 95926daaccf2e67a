package io.wildcatch.local.workspace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A workspace that can't be read; the message names the file, the line and what was expected. */
public final class WorkspaceException extends Exception {

    public WorkspaceException(Path file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
