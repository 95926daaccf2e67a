package io.wildcatch.connectors.files;

import java.nio.file.Path;

/** A file that can't be read or written; the message is one line for the user. */
public final class UnreadableInputException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableInputException(Path file, String expected, Throwable cause) {
        super("%s: %s (%s)".formatted(file, expected, reason(cause)), cause);
    }

    public UnreadableInputException(Path file, String expected) {
        super(file + ": " + expected);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (message == null ? "" : " " + message.lines().findFirst().orElse(""));
    }
}
