package io.wildcatch.local.workspace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** A file that can't be written; the message names it. Whose turn it is depends on why: see {@link #exitCode}. */
public final class UnwritableException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final int exitCode;

    private UnwritableException(String message, int exitCode, IOException cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static UnwritableException of(Path file, IOException cause) {
        if (cause instanceof UnwritableException known) {
            return known;
        }
        String reason = reason(cause);
        return isPlaceWrong(cause, reason)
                ? new UnwritableException(
                        file + ": unwritable, expected a directory that can be written to (" + reason + ")",
                        WRONG_USAGE,
                        cause)
                : new UnwritableException(file + ": could not be written to its end: " + reason, FAILED, cause);
    }

    /** 2 when nothing can be written there at all, so that another place should have been named; 1 when the work failed. */
    public int exitCode() {
        return exitCode;
    }

    /** What can't even be opened was the wrong place to name, unless it is only that the disk is full. */
    private static boolean isPlaceWrong(IOException cause, String reason) {
        boolean opening = cause instanceof FileSystemException || cause instanceof FileNotFoundException;
        String lower = reason.toLowerCase(Locale.ROOT);
        return opening && !lower.contains("no space") && !lower.contains("quota");
    }

    private static String reason(IOException cause) {
        // The message of these is the file, which is named already.
        String known = cause instanceof FileSystemException files ? files.getReason() : cause.getMessage();
        return known == null ? cause.getClass().getSimpleName() : known;
    }
}
