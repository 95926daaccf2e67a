package io.wildcatch.connectors.converter;

import io.wildcatch.connectors.Version;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.IncompatibleSchemaException;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaNotFoundException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.registry.SchemaRegistryException;
import io.wildcatch.schemas.registry.UnusableSchemaException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Lets any connector read and write Avro in the Confluent wire format, under the subjects {@code <topic>-key} and
 * {@code <topic>-value}. Null, a tombstone, stays null. May be used by many threads.
 *
 * <p>What is wrong with one record is a {@link DataException}, so that Connect's {@code errors.tolerance} and dead
 * letters apply to it. A registry that gives no answer, or refuses the credentials, is a {@link RetriableException}: Connect
 * tries again for {@code errors.retry.timeout}, 0 unless set. After that it would tolerate that too.
 */
public final class AvroConverter implements Converter {

    private @Nullable SchemaRegistry registry;
    private @Nullable ConnectReader reader;
    private @Nullable ConnectWriter writer;
    private String suffix = "-value";

    /** For Connect, which calls {@link #configure} next. */
    public AvroConverter() {}

    /**
     * Has to be configured too, with any address of a registry.
     *
     * @param registry where ids and schemas come from; closed with the converter
     */
    public AvroConverter(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        AvroConverterConfig config = AvroConverterConfig.from(settings);
        SchemaRegistry source =
                registry == null ? new HttpSchemaRegistry(RegistryClientConfig.from(settings)) : registry;
        registry = source;
        reader = new ConnectReader(source, config.isEnhanced());
        writer = new ConnectWriter(source, config);
        suffix = isKey ? "-key" : "-value";
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] bytes) {
        ConnectReader configured = configured(reader);
        return bytes == null
                ? SchemaAndValue.NULL
                : translated("a record of " + topic + suffix + " can't be read", () -> configured.read(bytes));
    }

    @Override
    public byte @Nullable [] fromConnectData(String topic, @Nullable Schema schema, @Nullable Object value) {
        ConnectWriter configured = configured(writer);
        String subject = topic + suffix;
        return value == null
                ? null
                : translated(
                        "a record for " + subject + " can't be written",
                        () -> configured.write(subject, schema, value));
    }

    private static <T> T translated(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataException
                | SchemaNotFoundException
                | IncompatibleSchemaException
                | UnusableSchemaException
                | SerializationException e) {
            throw new DataException(message(what, e), e);
        } catch (RegistryUnavailableException | SchemaRegistryException e) {
            throw new RetriableException(message(what, e), e);
        }
    }

    private static String message(String what, RuntimeException e) {
        return what + ": " + e.getMessage();
    }

    private static <T> T configured(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("configure() has to be called first");
        }
        return part;
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef(AvroConverterConfig.DEFINITION);
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
