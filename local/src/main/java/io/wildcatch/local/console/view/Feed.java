package io.wildcatch.local.console.view;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What the records of one topic do to the view. */
interface Feed {

    /**
     * @throws org.apache.kafka.common.errors.SerializationException when the record can't be read
     * @throws io.wildcatch.schemas.registry.RegistryUnavailableException when it can't be read yet
     */
    void take(ConsumerRecord<String, byte[]> record);

    /** When a record came. */
    static Instant time(ConsumerRecord<String, byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Reads what others may have written, too. */
    static <T extends SpecificRecord> Reader<T> reader(Topic<T> topic, SchemaRegistry registry) {
        Deserializer<T> values = new AvroSerde<>(topic.valueType(), registry, false).deserializer();
        return record -> {
            try {
                return record.value() == null ? null : values.deserialize(topic.name(), record.value());
            } catch (SerializationException | IllegalArgumentException e) {
                return null;
            }
        };
    }

    /** Reads one record. */
    interface Reader<T> {
        /**
         * @return null when it can't be read
         * @throws io.wildcatch.schemas.registry.RegistryUnavailableException when it can't be read yet
         */
        @Nullable
        T read(ConsumerRecord<String, byte[]> record);
    }

    /** Records that tell about what happened; a deletion means nothing. */
    static <T extends SpecificRecord> Feed events(
            Topic<T> topic, SchemaRegistry registry, java.util.function.Consumer<T> effect) {
        return keyed(topic, registry, (key, at, value) -> {
            if (value != null) {
                effect.accept(value);
            }
        });
    }

    /** Records that tell how something is; null for what has been deleted. */
    static <T extends SpecificRecord> Feed keyed(Topic<T> topic, SchemaRegistry registry, Keyed<T> effect) {
        Deserializer<T> values = new AvroSerde<>(topic.valueType(), registry, false).deserializer();
        return record -> effect.accept(
                record.key(),
                time(record),
                record.value() == null ? null : values.deserialize(record.topic(), record.value()));
    }

    /** Takes a key, the record's time and its value. */
    interface Keyed<T> {
        void accept(String key, Instant at, @Nullable T value);
    }
}
