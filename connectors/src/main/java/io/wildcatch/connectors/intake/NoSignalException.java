package io.wildcatch.connectors.intake;

import org.jspecify.annotations.Nullable;

/** A record that can't be taken as a signal; the message says what was expected. */
final class NoSignalException extends Exception {

    private static final long serialVersionUID = 1L;
    private final String error;

    NoSignalException(String error, @Nullable Throwable cause) {
        super(error, cause);
        this.error = error;
    }

    @Override
    public String getMessage() {
        return error;
    }
}
