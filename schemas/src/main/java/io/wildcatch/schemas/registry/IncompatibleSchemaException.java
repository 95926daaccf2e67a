package io.wildcatch.schemas.registry;

/** The registry refuses a schema, because readers or writers of the subject's other versions couldn't cope with it. */
public final class IncompatibleSchemaException extends SchemaRegistryException {

    private static final long serialVersionUID = 1L;

    public IncompatibleSchemaException(String message) {
        super(message);
    }
}
