package io.wildcatch.local.broker;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for answers of Kafka's admin client and turns its failures into one line. */
public final class AdminCalls {

    private static final long TIMEOUT_S = 30;

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private AdminCalls() {}

    /**
     * The answer of a call.
     *
     * @param doing what the call is for, for example {@code "list the topics"}
     * @throws BrokerException when Kafka refuses or doesn't answer; its cause is Kafka's own exception
     */
    public static <T> T await(String doing, KafkaFuture<T> call) {
        try {
            return call.get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason = cause instanceof org.apache.kafka.common.errors.TimeoutException
                    ? "Kafka doesn't answer; is it running at that address?"
                    : cause.getMessage();
            throw new BrokerException("can't " + doing + ": " + reason, cause);
        } catch (TimeoutException e) {
            throw new BrokerException("can't " + doing + ": Kafka didn't answer in " + TIMEOUT_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted on the way to " + doing, e);
        }
    }

    /**
     * Returns when these topics, created a moment ago, are known: a broker hears of a topic a little later than who
     * created it, and would deny until then that there is one.
     *
     * @throws BrokerException when they don't turn up, or may not be seen
     */
    public static void awaitTopics(Admin admin, Collection<String> names) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_S);
        while (!areKnown(admin, names)) {
            if (System.nanoTime() > deadline) {
                throw new BrokerException(
                        "the brokers don't know the new topics after " + TIMEOUT_S + " s: see their logs");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean areKnown(Admin admin, Collection<String> names) {
        try {
            return await("look at the new topics", admin.describeTopics(names).allTopicNames())
                    .keySet()
                    .containsAll(names);
        } catch (BrokerException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
