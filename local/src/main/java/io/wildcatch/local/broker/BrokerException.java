package io.wildcatch.local.broker;

/** The broker can't start or has failed; the message is one line and says what to do. */
public final class BrokerException extends RuntimeException {

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }

    public BrokerException(String message) {
        super(message);
    }
}
