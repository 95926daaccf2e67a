package io.wildcatch.schemas.registry;

import org.jspecify.annotations.Nullable;

/** The registry has the schema, but it is of another format than Avro, or broken. */
public final class UnusableSchemaException extends SchemaRegistryException {

    private static final long serialVersionUID = 1L;

    public UnusableSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
