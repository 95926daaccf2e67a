package io.wildcatch.streams.app;

import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * A failure for the log: what kind it is of and where it arose, with those behind it, but without their messages, which
 * may quote a record, and with it personal data. What brokers and the registry say is kept: it speaks of the cluster.
 */
final class Wordless extends Exception {

    private static final long serialVersionUID = 1L;

    /** Who refers to themselves must not go on for ever. */
    private static final int DEPTH = 16;

    private Wordless(Throwable failure, @Nullable Throwable cause) {
        super(words(failure), cause);
        setStackTrace(failure.getStackTrace());
    }

    static Wordless of(Throwable failure) {
        return of(failure, DEPTH);
    }

    private static Wordless of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return new Wordless(failure, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }

    private static String words(Throwable failure) {
        return failure instanceof ApiException
                ? failure.toString()
                : failure.getClass().getName();
    }
}
