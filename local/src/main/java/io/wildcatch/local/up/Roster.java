package io.wildcatch.local.up;

import io.wildcatch.local.console.PartHealth;
import io.wildcatch.local.up.Part.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that run. */
final class Roster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
    private static final long POLL_MS = 50;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    private final Consumer<Part> announcer;
    private final Shutdown shutdown;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> pending = new ArrayList<>();
    private boolean closed;

    /**
     * @param announcer is told of each part when it is ready
     * @param shutdown ends the start when it is requested
     */
    Roster(Consumer<Part> announcer, Shutdown shutdown) {
        this.announcer = announcer;
        this.shutdown = shutdown;
    }

    /** Takes a part in, and stops it when all others stop: at once, when they have. */
    void add(Part part) {
        if (!enter(part)) {
            stop(part);
            throw new CancellationException("the others are stopped already");
        }
        checkWanted();
        announce();
    }

    private synchronized boolean enter(Part part) {
        if (!closed) {
            parts.add(part);
            pending.add(part);
        }
        return !closed;
    }

    /**
     * Returns when every part is ready.
     *
     * @throws IllegalStateException when one isn't in time
     */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!announce()) {
            checkWanted();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not ready after " + START_LIMIT.toSeconds() + " s: " + names() + "; see the log");
            }
            shutdown.await(POLL_MS);
        }
    }

    /** How each part is; quick, for who watches. */
    List<PartHealth> health() {
        return named().stream()
                .map(part -> {
                    boolean ready = part.isReady();
                    return new PartHealth(
                            part.name(), part.address(), ready, ready ? "ready" : "not ready: see the log");
                })
                .toList();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (int stage = Stage.values().length - 1; stage >= 0; stage--) {
            stop(Stage.values()[stage]);
        }
    }

    private void checkWanted() {
        if (shutdown.isRequested()) {
            throw new CancellationException("stopped before it was ready");
        }
    }

    private synchronized boolean announce() {
        pending.removeIf(part -> {
            boolean ready = part.isReady();
            if (ready && !part.name().isEmpty()) {
                announcer.accept(part);
            }
            return ready;
        });
        return pending.isEmpty();
    }

    private synchronized List<String> names() {
        return pending.stream().map(Part::name).toList();
    }

    private synchronized List<Part> named() {
        return parts.stream().filter(part -> !part.name().isEmpty()).toList();
    }

    private synchronized List<Part> of(Stage stage) {
        return parts.stream().filter(part -> part.stage() == stage).toList();
    }

    private void stop(Stage stage) {
        List<Thread> threads = of(stage).stream().map(Roster::stopping).toList();
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join(STOP_LIMIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread stopping(Part part) {
        Thread thread = new Thread(() -> stop(part), "stop-" + part.name());
        thread.setDaemon(true);
        return thread;
    }

    private static void stop(Part part) {
        try {
            part.stop().run();
        } catch (RuntimeException e) {
            LOG.warn("{} did not stop in order", part.name(), e);
        }
    }
}
