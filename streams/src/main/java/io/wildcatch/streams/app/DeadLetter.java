package io.wildcatch.streams.app;

import io.wildcatch.streams.topology.Letter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** What the handlers of last resort write to the dead letters: the original bytes, and where they were read. */
final class DeadLetter {

    /** Configuration key: topic of the dead letters. */
    static final String TOPIC = "wildcatch.rejected.topic";

    private DeadLetter() {}

    /**
     * A letter for a record.
     *
     * @param message of our own: the exception's may quote the record
     */
    static ProducerRecord<byte[], byte[]> of(
            String topic, ErrorHandlerContext context, byte[] key, byte[] value, Exception exception, String message) {
        Letter letter = Letter.of(
                        key, value, context.headers(), exception.getClass().getName(), message)
                .readAt(context.topic(), context.partition(), context.offset());
        return new ProducerRecord<>(topic, null, context.timestamp(), letter.key(), letter.value(), letter.headers());
    }
}
