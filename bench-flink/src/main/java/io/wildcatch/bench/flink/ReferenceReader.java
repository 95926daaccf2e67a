package io.wildcatch.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.bench.peer.Kind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Addresses reference data to their ids. What was deleted stays: the bench deletes nothing. */
final class ReferenceReader implements KafkaRecordDeserializationSchema<Letter> {

    private static final long serialVersionUID = 1L;

    private final HashMap<String, Kind> kinds;

    /** @param kinds by topic */
    ReferenceReader(Map<String, Kind> kinds) {
        this.kinds = new HashMap<>(kinds);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Letter> out) {
        Kind kind = kinds.get(record.topic());
        if (kind != null && record.key() != null && record.value() != null) {
            out.collect(new Letter(new String(record.key(), UTF_8), kind, record.timestamp(), record.value()));
        }
    }

    @Override
    public TypeInformation<Letter> getProducedType() {
        return Letter.TYPE;
    }
}
