package io.wildcatch.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry gave no usable answer in time. The records are fine: whoever catches this tries again later, and never
 * treats the record at hand as a bad one.
 */
public final class RegistryUnavailableException extends RetriableException {

    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
