package io.wildcatch.streams.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;

/** Dead letters: the original bytes, and headers that say what was wrong. Kafka Streams' own names for them. */
final class Rejects {

    private static final String PREFIX = "__streams.errors.";

    private Rejects() {}

    /** @param message what was expected; without data of the record, which may be personal */
    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, ProcessingContext context, String kind, String message) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        add(headers, "exception", kind);
        add(headers, "message", message);
        context.recordMetadata().ifPresent(at -> {
            add(headers, "topic", at.topic());
            add(headers, "partition", Integer.toString(at.partition()));
            add(headers, "offset", Long.toString(at.offset()));
        });
        return record.withHeaders(headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
