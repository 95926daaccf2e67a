package io.wildcatch.bench.part;

/** A part could not start, or has ended. The message is for people. */
public final class PartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartException(String message) {
        super(message);
    }
}
