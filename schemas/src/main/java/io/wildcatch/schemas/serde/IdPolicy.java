package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.RegisteredSchema;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** How a writer comes to the id of its schema. */
public enum IdPolicy {
    /** Registers what isn't registered. */
    REGISTER {
        @Override
        public OptionalInt idOf(SchemaRegistry registry, String subject, Schema schema) {
            return OptionalInt.of(registry.register(subject, schema));
        }
    },
    /** The very schema has to be registered already. */
    LOOK_UP {
        @Override
        public OptionalInt idOf(SchemaRegistry registry, String subject, Schema schema) {
            return registry.idOf(subject, schema);
        }
    },
    /**
     * The subject's newest version, when it means the same bytes: docs and properties may differ. A newest version with
     * other fields isn't written, since this program has no values for them; its own version is looked up then.
     */
    LATEST {
        @Override
        public OptionalInt idOf(SchemaRegistry registry, String subject, Schema schema) {
            OptionalInt latest = registry.latest(subject)
                    .filter(version -> meansTheSame(version, schema))
                    .map(version -> OptionalInt.of(version.id()))
                    .orElse(OptionalInt.empty());
            return latest.isPresent() ? latest : registry.idOf(subject, schema);
        }
    };

    /** Setting: register what isn't registered. */
    public static final String AUTO_REGISTER = "auto.register.schemas";
    /** Setting, without effect where schemas are registered: write by the newest version. */
    public static final String USE_LATEST = "use.latest.version";

    /** The policy that Confluent's clients have with these settings. */
    public static IdPolicy of(boolean autoRegister, boolean useLatest) {
        if (autoRegister) {
            return REGISTER;
        }
        return useLatest ? LATEST : LOOK_UP;
    }

    /** The id, or empty when the policy finds none. */
    public abstract OptionalInt idOf(SchemaRegistry registry, String subject, Schema schema);

    private static boolean meansTheSame(RegisteredSchema version, Schema schema) {
        return SchemaNormalization.toParsingForm(version.schema()).equals(SchemaNormalization.toParsingForm(schema));
    }
}
