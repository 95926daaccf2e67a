package io.wildcatch.streams.topology;

import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;

/** Makes dead letters of the records at hand. */
final class Rejects {

    private Rejects() {}

    /** @param message what was expected; without data of the record, which may be personal */
    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, ProcessingContext context, String kind, String message) {
        Letter letter = Letter.of(record.key(), record.value(), record.headers(), kind, message);
        Letter sent = context.recordMetadata()
                .map(at -> letter.readAt(at.topic(), at.partition(), at.offset()))
                .orElse(letter);
        return new Record<>(sent.key(), sent.value(), record.timestamp(), sent.headers());
    }
}
