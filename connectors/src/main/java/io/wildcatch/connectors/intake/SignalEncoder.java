package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.event.Signal;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Signals as records of the topic {@code signals}. */
final class SignalEncoder {

    private final String topic;
    private final Serializer<Signal> serializer;

    SignalEncoder(Topic<Signal> topic, SchemaRegistry registry) {
        this.topic = topic.name();
        this.serializer = new AvroSerde<>(topic.valueType(), registry, true).serializer();
    }

    /**
     * @throws io.wildcatch.schemas.registry.RegistryUnavailableException when the schema's id isn't known yet and can't
     *     be asked for
     */
    List<ProducerRecord<byte[], byte[]>> encode(List<Signal> signals, Instant receivedAt) {
        return signals.stream().map(signal -> encode(signal, receivedAt)).toList();
    }

    private ProducerRecord<byte[], byte[]> encode(Signal signal, Instant receivedAt) {
        byte[] key = SignalKey.of(signal).getBytes(UTF_8);
        return new ProducerRecord<>(
                topic, null, timestamp(signal, receivedAt), key, serializer.serialize(topic, signal));
    }

    /**
     * When the source saw it. Never later than now: brokers refuse records from the future, and one of them would push
     * the stream time of a whole partition ahead.
     */
    private static long timestamp(Signal signal, Instant receivedAt) {
        Instant observed = signal.getObservedAt();
        Instant at = observed == null ? signal.getOccurredAt() : observed;
        return Math.min(at.toEpochMilli(), receivedAt.toEpochMilli());
    }
}
