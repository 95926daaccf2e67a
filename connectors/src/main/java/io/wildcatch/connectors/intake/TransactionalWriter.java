package io.wildcatch.connectors.intake;

import io.wildcatch.connectors.intake.WriteOutcome.Kept;
import io.wildcatch.connectors.intake.WriteOutcome.Refused;
import io.wildcatch.connectors.intake.WriteOutcome.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transactional producer, made when first needed and made anew after a failure it can't recover from. Used by one
 * thread.
 *
 * <p>A commit whose answer is lost is in doubt: the broker may have it. The records are then either all there or none,
 * and the sender hears {@link Unavailable}; sent again, they are collapsed by their ids.
 */
final class TransactionalWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalWriter.class);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> current;

    TransactionalWriter(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /** Sends all requests in one transaction. After anything but {@link Kept}, {@link #settle()} must follow. */
    WriteOutcome write(List<List<ProducerRecord<byte[], byte[]>>> requests) {
        try {
            Producer<byte[], byte[]> producer = ready();
            producer.beginTransaction();
            send(producer, requests);
            commit(producer);
            return new Kept();
        } catch (KafkaException | IllegalStateException e) {
            return outcome(e);
        }
    }

    /** Ends what a failed write has left open. Takes its time, so that senders have their answer before. */
    void settle() {
        if (current == null) {
            return;
        }
        try {
            current.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("The transaction can't be aborted from here; the next producer's start ends it", e);
            discard();
        }
    }

    /** Stops at the first failure, which the commit reports: each further send might wait for the same dead broker. */
    private static void send(Producer<byte[], byte[]> producer, List<List<ProducerRecord<byte[], byte[]>>> requests) {
        AtomicBoolean failed = new AtomicBoolean();
        for (List<ProducerRecord<byte[], byte[]>> records : requests) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                if (!failed.get()) {
                    var unused =
                            producer.send(record, (metadata, failure) -> failed.compareAndSet(false, failure != null));
                }
            }
        }
    }

    private Producer<byte[], byte[]> ready() {
        if (current == null) {
            Producer<byte[], byte[]> fresh = producers.get();
            current = fresh;
            try {
                fresh.initTransactions();
            } catch (RuntimeException e) {
                discard();
                throw e;
            }
        }
        return current;
    }

    /** A commit that timed out may be asked for again: that settles the doubt whenever the broker comes back in time. */
    private static void commit(Producer<byte[], byte[]> producer) {
        try {
            producer.commitTransaction();
        } catch (TimeoutException e) {
            producer.commitTransaction();
        }
    }

    private void discard() {
        if (current != null) {
            current.close(Duration.ZERO);
            current = null;
        }
    }

    private static WriteOutcome outcome(RuntimeException failure) {
        Optional<Throwable> refusal = find(failure, TransactionalWriter::isRefusal);
        if (refusal.isPresent()) {
            return new Refused(String.valueOf(refusal.get().getMessage()));
        }
        if (find(failure, ProducerFencedException.class::isInstance).isPresent()) {
            LOG.error("Another intake writes under the same transactional id; give each its own", failure);
        } else {
            LOG.warn("Kafka didn't take a group of requests: {}", failure.toString());
        }
        return new Unavailable("Kafka can't be reached or doesn't answer: "
                + failure.getClass().getSimpleName());
    }

    private static boolean isRefusal(Throwable t) {
        return t instanceof RecordTooLargeException || t instanceof RecordBatchTooLargeException;
    }

    private static Optional<Throwable> find(Throwable failure, Predicate<Throwable> wanted) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (wanted.test(t)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close(Duration.ofSeconds(5));
            current = null;
        }
    }
}
