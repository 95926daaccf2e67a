package io.wildcatch.schemas.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * Gives schemas their ids and ids their schemas. Implementations may be used by many threads. What concerns Java alone
 * in a schema (the string type of generated classes) is never registered, so equal contracts have equal ids whatever
 * the language; see {@link PublishedSchema}.
 *
 * <p>All methods may throw {@link RegistryUnavailableException}, which is worth another try, and {@link
 * SchemaRegistryException}, which isn't.
 */
public interface SchemaRegistry extends AutoCloseable {

    /**
     * The schema's id in the subject; registers it when it isn't there.
     *
     * @throws IncompatibleSchemaException when the subject's compatibility level forbids it
     */
    int register(String subject, Schema schema);

    /**
     * The schema that has the id, whatever its subjects.
     *
     * @throws SchemaNotFoundException when nothing has that id
     */
    Schema byId(int id);

    /** The schema's id in the subject, or empty when it isn't registered there. */
    OptionalInt idOf(String subject, Schema schema);

    /** The newest version of the subject, or empty when there is none. */
    Optional<RegisteredSchema> latest(String subject);

    /** The version numbers of the subject, ascending; empty when there is no such subject. */
    List<Integer> versions(String subject);

    @Override
    default void close() {}
}
