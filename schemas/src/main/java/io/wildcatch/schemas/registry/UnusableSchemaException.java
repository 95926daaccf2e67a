package io.wildcatch.schemas.registry;

import org.jspecify.annotations.Nullable;

/** The schema is of another format than Avro, or one that the registry, or Avro, takes for broken. */
public final class UnusableSchemaException extends SchemaRegistryException {

    private static final long serialVersionUID = 1L;

    public UnusableSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
