package io.wildcatch.connectors.intake;

import io.wildcatch.connectors.intake.WriteOutcome.Kept;
import io.wildcatch.connectors.intake.WriteOutcome.Refused;
import io.wildcatch.connectors.intake.WriteOutcome.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes requests to the broker, each of them whole or not at all. A request's records go into one transaction; the
 * requests that come in while a commit is under way share the next one, so that the price of a commit is paid once for
 * many. When the broker refuses a shared transaction, its requests are tried one by one: nobody pays for another's
 * records.
 */
final class GroupCommitter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    private static final long GROUP_BYTES = 8L << 20;
    private static final long IDLE_MILLIS = 100;

    private final BlockingQueue<Batch> queue = new LinkedBlockingQueue<>();
    private final TransactionalWriter writer;
    private final Duration wait;
    private final Thread thread;
    private final CompletableFuture<Throwable> fault = new CompletableFuture<>();
    private volatile boolean closing;

    GroupCommitter(TransactionalWriter writer, Duration wait) {
        this.writer = writer;
        this.wait = wait;
        this.thread = new Thread(this::run, "intake-committer");
        thread.start();
    }

    /** Blocks until the broker has committed all records, or it is certain that they won't be sent. */
    WriteOutcome write(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        Batch batch = new Batch(records);
        queue.add(batch);
        if (fault.isDone()) {
            // Whoever dies looks into the queue after it has said so: one of both sees the other.
            answerWaiting(dead());
        }
        try {
            return batch.outcome().get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return giveUpUnlessSent(batch);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the committer failed", e.getCause());
        }
    }

    /** Completes when it dies of an error: nothing will be written any more until the process is started again. */
    CompletableFuture<Throwable> fault() {
        return fault;
    }

    /** The same in words; empty while it works. */
    Optional<String> problem() {
        return fault.isDone() ? Optional.of("the thread that writes to Kafka died: " + fault.join()) : Optional.empty();
    }

    private static Unavailable dead() {
        return new Unavailable("the intake can't write any more and has to be started again");
    }

    /** Requests that no transaction has taken up yet. */
    int waiting() {
        return queue.size();
    }

    private WriteOutcome giveUpUnlessSent(Batch batch) throws InterruptedException {
        if (batch.claim()) {
            return new Unavailable("waited " + wait.toMillis() + " ms for earlier requests to reach Kafka");
        }
        try {
            return batch.outcome().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the committer failed", e.getCause());
        }
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                commitNextUnlessInterrupted();
            }
        } catch (RuntimeException | Error e) {
            fault.complete(e);
            answerWaiting(dead());
            LOG.error("Nothing will be written any more until the intake is started again", e);
            throw e;
        }
    }

    private void commitNextUnlessInterrupted() {
        try {
            commitNext();
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while waiting for requests; closing is asked for by its own flag");
        }
    }

    private void commitNext() throws InterruptedException {
        Batch first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Batch> group = new ArrayList<>();
        try {
            gather(first, group);
            if (!group.isEmpty()) {
                commit(group);
            }
        } catch (RuntimeException e) {
            LOG.error("Committing {} requests failed in an unexpected way", group.size(), e);
            answer(group, new Unavailable("unexpected failure: " + e.getClass().getSimpleName()));
        } catch (Error e) {
            // Who claims a request owes it an answer: nobody else gives one, and its sender waits without end.
            answer(group, dead());
            throw e;
        }
    }

    private void gather(Batch first, List<Batch> group) {
        long bytes = 0;
        for (Batch next = first; next != null; next = bytes < GROUP_BYTES ? queue.poll() : null) {
            if (next.claim()) {
                group.add(next);
                bytes += next.bytes();
            }
        }
    }

    private void commit(List<Batch> group) {
        WriteOutcome together = writer.write(group.stream().map(Batch::records).toList());
        if (together instanceof Refused && group.size() > 1) {
            writer.settle();
            group.forEach(one -> commit(List.of(one)));
            return;
        }
        if (together instanceof Unavailable) {
            answerWaiting(together);
        }
        answer(group, together);
        if (!(together instanceof Kept)) {
            writer.settle();
        }
    }

    /** Who waited as long for the same broker needn't wait once more for the same answer. */
    private void answerWaiting(WriteOutcome outcome) {
        List<Batch> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.stream().filter(Batch::claim).forEach(batch -> batch.outcome().complete(outcome));
    }

    private static void answer(List<Batch> group, WriteOutcome outcome) {
        group.forEach(batch -> batch.outcome().complete(outcome));
    }

    /** Sends what waits, then ends. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(wait.multipliedBy(4).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
