package io.wildcatch.connectors.converter;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.wildcatch.schemas.registry.RegisteredSchema;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.IdPolicy;
import io.wildcatch.schemas.serde.WireEncoder;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Writes data of any Connect schema. May be used by many threads. */
final class ConnectWriter {

    private final SchemaRegistry registry;
    private final AvroConverterConfig config;
    private final Cache<Origin, Target> targets;

    ConnectWriter(SchemaRegistry registry, AvroConverterConfig config) {
        this.registry = registry;
        this.config = config;
        this.targets = CacheBuilder.newBuilder().maximumSize(config.cacheSize()).build();
    }

    byte[] write(String subject, @Nullable Schema schema, @Nullable Object value) {
        Target target = target(new Origin(subject, schema));
        WireEncoder encoder = new WireEncoder();
        encoder.start(target.id);
        try {
            target.writer.write(value, encoder);
        } catch (IOException e) {
            throw new IllegalStateException("can't happen in memory", e);
        }
        return encoder.finish();
    }

    private Target target(Origin origin) {
        Target known = targets.getIfPresent(origin);
        Target target = known == null ? findTarget(origin.subject, origin.schema) : known;
        if (known == null) {
            targets.put(origin, target);
        }
        return target;
    }

    private Target findTarget(String subject, @Nullable Schema schema) {
        if (config.ids() == IdPolicy.LATEST) {
            return latest(subject);
        }
        if (schema == null) {
            throw new DataException(
                    "the data has no schema: give it one, or set %s=false and %s=true and register one under %s"
                            .formatted(IdPolicy.AUTO_REGISTER, IdPolicy.USE_LATEST, subject));
        }
        org.apache.avro.Schema avro = AvroForm.of(schema, config.hasMetaData());
        int id = config.ids().idOf(registry, subject, avro).orElseThrow(() -> unregistered(subject, avro));
        return new Target(id, ValueWriter.of(avro));
    }

    private Target latest(String subject) {
        RegisteredSchema latest = registry.latest(subject)
                .orElseThrow(() -> new DataException("nothing is registered under %s: register a schema, or set %s=true"
                        .formatted(subject, IdPolicy.AUTO_REGISTER)));
        // Refuses what contains itself, for which there is no writer either.
        ConnectForm.of(latest.schema(), false);
        return new Target(latest.id(), ValueWriter.of(latest.schema()));
    }

    private static DataException unregistered(String subject, org.apache.avro.Schema avro) {
        return new DataException("this version of %s isn't registered under %s: register it, or set %s=true"
                .formatted(avro.getFullName(), subject, IdPolicy.AUTO_REGISTER));
    }

    private record Origin(String subject, @Nullable Schema schema) {}

    private record Target(int id, ValueWriter writer) {}
}
