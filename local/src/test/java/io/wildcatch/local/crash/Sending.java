package io.wildcatch.local.crash;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Sends signals in small requests, one after the other, and notes what was acknowledged. */
public final class Sending {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SIGNALS_PER_REQUEST = 10;

    private final Consumer<List<String>> sender;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    /** @param sender returns when the signals are acknowledged */
    public Sending(Consumer<List<String>> sender) {
        this.sender = sender;
    }

    /** Begins to send; others may be waited for in the meantime. */
    public void start(List<String> signals) {
        running = CompletableFuture.runAsync(
                () -> History.requests(signals, SIGNALS_PER_REQUEST).forEach(this::send));
    }

    private void send(List<String> request) {
        sender.accept(request);
        acknowledged.addAll(
                request.stream().map(line -> History.field(line, "id")).toList());
    }

    public void awaitAcknowledged(int signals) {
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= signals || running.isDone());
    }

    public boolean isDone() {
        return running.isDone();
    }

    public void awaitDone() throws ExecutionException, InterruptedException {
        await().atMost(PATIENCE).until(running::isDone);
        running.get();
    }

    /** Ids of the signals that were. */
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }
}
