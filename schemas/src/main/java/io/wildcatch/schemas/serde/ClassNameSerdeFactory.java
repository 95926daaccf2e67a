package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.GeneratedTypes;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's serdes, by class name: {@code
 * wildcatch.serde.class=io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde}. Each serde gets all the settings, and
 * with them {@code specific.avro.reader=true} and {@code avro.remove.java.properties=true} unless they say otherwise,
 * so that the same schemas get the same ids as by this project's own serdes. A registry that can't be asked is told from
 * a record that can't be read, as by our own serdes.
 */
public final class ClassNameSerdeFactory implements SerdeFactory {

    /** Names a {@link Serde} with a public constructor without parameters. */
    public static final String SERDE_CLASS = "wildcatch.serde.class";

    private static final Map<String, Object> DEFAULTS =
            Map.of(SerdeConfig.SPECIFIC_READER, true, "avro.remove.java.properties", true);

    private Map<String, Object> settings = Map.of();

    @Override
    public void configure(Map<String, ?> given) {
        GeneratedTypes.trust();
        if (given.get(SERDE_CLASS) == null) {
            throw new ConfigException(SERDE_CLASS + ": expected the class name of a Kafka Serde");
        }
        settings = new HashMap<>(DEFAULTS);
        settings.putAll(given);
        newSerde().close();
    }

    @Override
    @SuppressWarnings("unchecked") // such serdes read the class that the writer's schema names
    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        Serde<T> serde = (Serde<T>) newSerde();
        serde.configure(settings, false);
        return Serdes.serdeFrom(tellingWriter(serde.serializer()), tellingReader(serde.deserializer()));
    }

    private static <V> Serializer<V> tellingWriter(Serializer<V> theirs) {
        return new Serializer<>() {
            @Override
            public byte @Nullable [] serialize(String topic, @Nullable V value) {
                try {
                    return theirs.serialize(topic, value);
                } catch (SerializationException e) {
                    throw RegistryTrouble.told(e);
                }
            }

            @Override
            public void close() {
                theirs.close();
            }
        };
    }

    private static <V> Deserializer<V> tellingReader(Deserializer<V> theirs) {
        return new Deserializer<>() {
            @Override
            public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
                try {
                    return theirs.deserialize(topic, bytes);
                } catch (SerializationException e) {
                    throw RegistryTrouble.told(e);
                }
            }

            @Override
            public void close() {
                theirs.close();
            }
        };
    }

    private Serde<?> newSerde() {
        String name = String.valueOf(settings.get(SERDE_CLASS));
        try {
            return Utils.newInstance(name, Serde.class);
        } catch (ClassNotFoundException | KafkaException | ClassCastException e) {
            ConfigException invalid =
                    new ConfigException(SERDE_CLASS, name, "expected a Kafka Serde on the classpath, with its jars");
            invalid.initCause(e);
            throw invalid;
        }
    }
}
