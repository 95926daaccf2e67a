package io.wildcatch.local.console;

/** A request that can't be answered as asked; the message goes to the caller. */
final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    ApiException(int status, String error) {
        super(error);
        this.status = status;
        this.error = error;
    }

    ApiException(int status, String error, Throwable cause) {
        super(error, cause);
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }
}
