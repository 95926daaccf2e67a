package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** This project's own serdes, all with one client of the registry, and so with one cache. */
public final class RegistrySerdeFactory implements SerdeFactory {

    private @Nullable Source source;

    /** For {@link SerdeFactory#from}, which configures it. */
    public RegistrySerdeFactory() {}

    /**
     * Needs no configuration, and takes none.
     *
     * @param registry where ids and schemas come from; closed with the factory
     * @param autoRegister whether schemas that the registry doesn't have are registered, or refused
     */
    public RegistrySerdeFactory(SchemaRegistry registry, boolean autoRegister) {
        this.source = new Source(registry, autoRegister ? IdPolicy.REGISTER : IdPolicy.LOOK_UP);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        if (source == null) {
            IdPolicy ids = SerdeConfig.from(settings, false).ids();
            source = new Source(new HttpSchemaRegistry(RegistryClientConfig.from(settings)), ids);
        }
    }

    @Override
    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        Source configured = configured();
        return new AvroSerde<>(type, configured.registry, configured.ids);
    }

    /** The registry behind the serdes. */
    public SchemaRegistry registry() {
        return configured().registry;
    }

    private Source configured() {
        if (source == null) {
            throw new IllegalStateException("configure() has to be called first");
        }
        return source;
    }

    @Override
    public void close() {
        if (source != null) {
            source.registry.close();
        }
    }

    private record Source(SchemaRegistry registry, IdPolicy ids) {}
}
