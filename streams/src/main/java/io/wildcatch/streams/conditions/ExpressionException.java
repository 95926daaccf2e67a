package io.wildcatch.streams.conditions;

/** An expression that doesn't compile; the message says where in it, and what is wrong. */
public final class ExpressionException extends Exception {

    ExpressionException(String message) {
        super(message);
    }

    ExpressionException(String message, Throwable cause) {
        super(message, cause);
    }
}
