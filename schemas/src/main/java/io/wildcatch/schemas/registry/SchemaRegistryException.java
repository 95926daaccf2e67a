package io.wildcatch.schemas.registry;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The registry answered, and the answer is no: asking again won't help until somebody changes something. */
public class SchemaRegistryException extends KafkaException {

    private static final long serialVersionUID = 1L;

    public SchemaRegistryException(String message) {
        super(message);
    }

    public SchemaRegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
