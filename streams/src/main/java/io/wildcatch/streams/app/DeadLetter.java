package io.wildcatch.streams.app;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** What the handlers of last resort write to the dead letters: the original bytes, and where they were read. */
final class DeadLetter {

    /** Configuration key: topic of the dead letters. */
    static final String TOPIC = "wildcatch.rejected.topic";

    private static final String PREFIX = "__streams.errors.";

    private DeadLetter() {}

    /**
     * A letter for a record.
     *
     * @param message of our own: the exception's may quote the record
     */
    static ProducerRecord<byte[], byte[]> of(
            String topic, ErrorHandlerContext context, byte[] key, byte[] value, Exception exception, String message) {
        RecordHeaders headers = new RecordHeaders(context.headers().toArray());
        add(headers, "exception", exception.getClass().getName());
        add(headers, "message", message);
        add(headers, "topic", context.topic());
        add(headers, "partition", Integer.toString(context.partition()));
        add(headers, "offset", Long.toString(context.offset()));
        return new ProducerRecord<>(topic, null, context.timestamp(), key, value, headers);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
