package io.wildcatch.local.console.view;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What the records of one topic do to the view. */
interface Feed {

    /**
     * @throws org.apache.kafka.common.errors.SerializationException when the record can't be read
     * @throws io.wildcatch.schemas.registry.RegistryUnavailableException when it can't be read yet
     */
    void take(ConsumerRecord<String, byte[]> record);

    /** Records that are counted and not read. */
    static Feed counting(BiConsumer<String, Instant> effect) {
        return record -> effect.accept(record.key(), Instant.ofEpochMilli(record.timestamp()));
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
                Instant.ofEpochMilli(record.timestamp()),
                record.value() == null ? null : values.deserialize(record.topic(), record.value()));
    }

    /** Takes a key, the record's time and its value. */
    interface Keyed<T> {
        void accept(String key, Instant at, @Nullable T value);
    }
}
