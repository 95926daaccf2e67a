package io.wildcatch.connectors.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of one request, on their way to the broker together. Either the writer takes it or the sender gives up. */
final class Batch {

    private final List<ProducerRecord<byte[], byte[]>> records;
    private final CompletableFuture<WriteOutcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean claimed = new AtomicBoolean();

    Batch(List<ProducerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    CompletableFuture<WriteOutcome> outcome() {
        return outcome;
    }

    /** True for the first one who asks: the writer that is going to send it, or the sender that no longer waits. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    long bytes() {
        return records.stream().mapToLong(record -> record.value().length).sum();
    }
}
