package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.intake.WriteOutcome.Kept;
import io.wildcatch.connectors.intake.WriteOutcome.Refused;
import io.wildcatch.connectors.intake.WriteOutcome.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitterTest {

    private final FussyBroker broker = new FussyBroker();
    private final List<Long> producers = new ArrayList<>();
    private final GroupCommitter committer = new GroupCommitter(
            new TransactionalWriter(() -> {
                producers.add(1L);
                return broker;
            }),
            Duration.ofSeconds(2));
    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        broker.gate.countDown();
        senders.shutdownNow();
        committer.close();
    }

    @Test
    void shouldKeepAllRecordsOfARequest() throws Exception {
        assertThat(committer.write(records("a", "b"))).isInstanceOf(Kept.class);
        assertThat(kept()).containsExactly("a", "b");
    }

    @Test
    void shouldShareOneCommitAmongRequestsThatWait() throws Exception {
        CountDownLatch firstCommit = broker.holdCommits();
        var first = send("a");
        firstCommit.await(2, SECONDS);
        var second = send("b");
        var third = send("c");
        broker.awaitQueued(committer, 2);
        broker.gate.countDown();

        assertThat(first.get(2, SECONDS)).isInstanceOf(Kept.class);
        assertThat(second.get(2, SECONDS)).isInstanceOf(Kept.class);
        assertThat(third.get(2, SECONDS)).isInstanceOf(Kept.class);
        assertThat(broker.commitCount()).isEqualTo(2);
    }

    @Test
    void shouldLetNobodyPayForAnothersLargeRecord() throws Exception {
        CountDownLatch firstCommit = broker.holdCommits();
        var first = send("a");
        firstCommit.await(2, SECONDS);
        var large = send("LARGE");
        var small = send("b");
        broker.awaitQueued(committer, 2);
        broker.gate.countDown();

        assertThat(large.get(2, SECONDS)).isInstanceOf(Refused.class);
        assertThat(small.get(2, SECONDS)).isInstanceOf(Kept.class);
        assertThat(first.get(2, SECONDS)).isInstanceOf(Kept.class);
        assertThat(kept()).containsExactly("a", "b");
    }

    @Test
    void shouldKeepNothingOfARequestWhenTheBrokerIsAway() throws Exception {
        broker.away = true;
        assertThat(committer.write(records("a", "b"))).isInstanceOf(Unavailable.class);

        broker.away = false;
        assertThat(committer.write(records("c"))).isInstanceOf(Kept.class);
        assertThat(kept()).containsExactly("c");
        assertThat(producers).hasSize(1);
    }

    @Test
    void shouldAskAgainWhenTheAnswerToACommitIsLost() throws Exception {
        broker.lostAnswers = 1;

        assertThat(committer.write(records("a"))).isInstanceOf(Kept.class);
    }

    @Test
    void shouldGiveUpARequestThatWaitsTooLong() throws Exception {
        CountDownLatch firstCommit = broker.holdCommits();
        var first = send("a");
        firstCommit.await(2, SECONDS);

        assertThat(committer.write(records("late"))).isInstanceOf(Unavailable.class);
        broker.gate.countDown();
        assertThat(first.get(2, SECONDS)).isInstanceOf(Kept.class);
        assertThat(kept()).containsExactly("a");
    }

    @Test
    void shouldAnswerAllWhoWaitWhenItDiesOfAnError() throws Exception {
        broker.fatal = new NoClassDefFoundError("made up");
        CountDownLatch firstCommit = broker.holdCommits();
        var claimed = send("a");
        firstCommit.await(2, SECONDS);
        var waiting = send("b");
        broker.awaitQueued(committer, 1);
        broker.gate.countDown();

        assertThat(claimed.get(10, SECONDS)).isInstanceOf(Unavailable.class);
        assertThat(waiting.get(1, SECONDS)).isInstanceOf(Unavailable.class);
        assertThat(send("c").get(1, SECONDS)).isInstanceOf(Unavailable.class);
        assertThat(committer.problem().orElseThrow()).contains("NoClassDefFoundError");
    }

    @Test
    void shouldHaveNoProblemWhileItWorks() throws Exception {
        committer.write(records("a"));

        assertThat(committer.problem()).isEmpty();
    }

    private CompletableFuture<WriteOutcome> send(String value) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return committer.write(records(value));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                senders);
    }

    private List<String> kept() {
        return broker.history().stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String... values) {
        return java.util.Arrays.stream(values)
                .map(value -> new ProducerRecord<>("t", value.getBytes(UTF_8), value.getBytes(UTF_8)))
                .toList();
    }

    /** Kafka's own producer double, with the moods of a broker. */
    private static final class FussyBroker extends MockProducer<byte[], byte[]> {
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile CountDownLatch committing = new CountDownLatch(1);
        private volatile boolean away;
        private volatile int lostAnswers;
        private volatile @Nullable Error fatal;
        private boolean failed;

        FussyBroker() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        CountDownLatch holdCommits() {
            gate = new CountDownLatch(1);
            return committing;
        }

        void awaitQueued(GroupCommitter committer, int requests) {
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> committer.waiting() == requests);
        }

        @Override
        public java.util.concurrent.Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> sent, Callback callback) {
            RuntimeException failure = away ? new TimeoutException("away") : null;
            if (new String(sent.value(), UTF_8).equals("LARGE")) {
                failure = new RecordTooLargeException("too large");
            }
            if (failure == null) {
                return super.send(sent, callback);
            }
            failed = true;
            callback.onCompletion(null, failure);
            this.failure = failure;
            return CompletableFuture.failedFuture(failure);
        }

        private RuntimeException failure;

        @Override
        public void commitTransaction() {
            committing.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Error error = fatal;
            if (error != null) {
                throw error;
            }
            if (failed) {
                throw new KafkaException("a send has failed", failure);
            }
            if (lostAnswers-- > 0) {
                throw new TimeoutException("no answer");
            }
            super.commitTransaction();
        }

        @Override
        public void abortTransaction() {
            failed = false;
            super.abortTransaction();
        }
    }
}
