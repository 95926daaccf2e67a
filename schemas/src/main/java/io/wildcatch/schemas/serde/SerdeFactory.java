package io.wildcatch.schemas.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes the serdes of topic values, and so decides which registry and whose serdes a deployment uses. An
 * implementation that is named in the configuration has a public constructor without parameters; {@link #configure}
 * is called once, before all else.
 */
public interface SerdeFactory extends Configurable, AutoCloseable {

    /** Names the implementation; {@link RegistrySerdeFactory} unless set. */
    String FACTORY = "wildcatch.serde.factory";

    /** A serde that is ready for use, by many threads. */
    <T extends SpecificRecord> Serde<T> serde(Class<T> type);

    @Override
    default void close() {}

    /**
     * The factory that the settings name, configured with them.
     *
     * @throws ConfigException when there is no such class, or it can't use the settings
     */
    static SerdeFactory from(Map<String, ?> settings) {
        Object name = settings.get(FACTORY);
        SerdeFactory factory = name == null ? new RegistrySerdeFactory() : named(name.toString());
        factory.configure(settings);
        return factory;
    }

    private static SerdeFactory named(String className) {
        try {
            return Utils.newInstance(className, SerdeFactory.class);
        } catch (ClassNotFoundException | KafkaException | ClassCastException e) {
            ConfigException invalid = new ConfigException(
                    FACTORY,
                    className,
                    "expected a class on the classpath that implements " + SerdeFactory.class.getName());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
