package io.wildcatch.schemas.registry;

/** The registry has no such schema, version or subject. */
public final class SchemaNotFoundException extends SchemaRegistryException {

    private static final long serialVersionUID = 1L;

    public SchemaNotFoundException(String message) {
        super(message);
    }
}
