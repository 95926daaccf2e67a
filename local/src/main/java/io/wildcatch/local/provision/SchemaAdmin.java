package io.wildcatch.local.provision;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.CompatibilityCheck;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.util.List;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Compares the schemas of this release with those of a registry, and registers them. */
public final class SchemaAdmin {

    private final HttpSchemaRegistry registry;

    public SchemaAdmin(HttpSchemaRegistry registry) {
        this.registry = registry;
    }

    /** One finding for every topic that has a schema. Changes nothing. */
    public List<SchemaFinding> check(Topics topics) {
        return topics.all().stream().map(this::check).toList();
    }

    /**
     * Registers what isn't registered.
     *
     * @throws io.wildcatch.schemas.registry.IncompatibleSchemaException at the first that the registry refuses
     */
    public List<SchemaFinding> apply(Topics topics) {
        return topics.all().stream().map(this::apply).toList();
    }

    private SchemaFinding apply(Topic<?> topic) {
        return new SchemaFinding.Registered(topic.subject(), registry.register(topic.subject(), schema(topic)));
    }

    private SchemaFinding check(Topic<?> topic) {
        String subject = topic.subject();
        OptionalInt id = registry.idOf(subject, schema(topic));
        if (id.isPresent()) {
            return new SchemaFinding.Registered(subject, id.getAsInt());
        }
        List<Integer> versions = registry.versions(subject);
        if (versions.isEmpty()) {
            return new SchemaFinding.Unknown(subject);
        }
        return registry.check(subject, schema(topic)) instanceof CompatibilityCheck.Incompatible refused
                ? new SchemaFinding.Incompatible(subject, refused.reasons())
                : new SchemaFinding.Newer(subject, versions.get(versions.size() - 1));
    }

    private static Schema schema(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.valueType());
    }
}
