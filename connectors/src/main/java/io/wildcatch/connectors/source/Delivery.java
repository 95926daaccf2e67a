package io.wildcatch.connectors.source;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to Kafka, as bytes, before it is known which offset goes with it.
 *
 * @param topic full name
 * @param key text; null for dead letters, whose original had none
 * @param value as written to Kafka
 * @param timestamp epoch milliseconds
 * @param headers texts by name
 */
@SuppressWarnings("ArrayRecordComponent")
public record Delivery(
        String topic, @Nullable String key, byte @Nullable [] value, long timestamp, Map<String, String> headers) {

    public Delivery {
        headers = Map.copyOf(headers);
    }

    /** @return this as Connect wants it: what is read next after {@code offset} comes after this record */
    public SourceRecord at(Map<String, ?> partition, Map<String, ?> offset) {
        ConnectHeaders connect = new ConnectHeaders();
        headers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> connect.addString(header.getKey(), header.getValue()));
        return new SourceRecord(
                partition,
                offset,
                topic,
                null,
                Schema.OPTIONAL_STRING_SCHEMA,
                key,
                Schema.OPTIONAL_BYTES_SCHEMA,
                value,
                timestamp,
                connect);
    }
}
