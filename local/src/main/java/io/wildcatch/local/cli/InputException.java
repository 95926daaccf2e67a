package io.wildcatch.local.cli;

/** What the user gave can't be used; the message names the file or option and what was expected. */
public final class InputException extends RuntimeException {

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
