package io.wildcatch.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Makes Kafka's records of what is decided. */
public final class Outputs {

    private final SerdeFactory serdes;
    private final Map<String, Serializer<SpecificRecord>> writers = new HashMap<>();

    public Outputs(PeerSettings settings) {
        this.serdes = SerdeFactory.from(settings.values());
    }

    /** @param timestamp milliseconds since 1970 */
    public ProducerRecord<byte[], byte[]> record(
            Topic<?> topic, String key, SpecificRecord value, Headers headers, long timestamp) {
        byte[] bytes = writer(topic).serialize(topic.name(), value);
        return new ProducerRecord<>(topic.name(), null, timestamp, key.getBytes(UTF_8), bytes, headers);
    }

    @SuppressWarnings("unchecked") // the topic says what its values are
    private Serializer<SpecificRecord> writer(Topic<?> topic) {
        return writers.computeIfAbsent(topic.name(), name ->
                (Serializer<SpecificRecord>) serdes.serde(topic.valueType()).serializer());
    }
}
