package io.wildcatch.connectors.http;

import com.sun.net.httpserver.HttpHandler;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads of an HTTP server, that clients who dawdle can't use up. The JDK's server reads heads and bodies on them, so
 * that whoever sends half a request holds one, before anybody could ask for a token. As long as there are enough nobody
 * minds; when requests have to wait, those that keep a thread waiting longest are cut off. A limit for each address would
 * hit everybody behind a proxy.
 */
public final class RequestThreads implements Executor, AutoCloseable {

    /** Enough for slow clients in ordinary times; their stacks are small and mostly untouched. */
    private static final int MOST = 256;

    private static final long STACK_BYTES = 256 << 10;
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** What an ordinary client needs, even on a busy machine, from its first byte to the end of its head. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final ThreadLocal<@Nullable Slot> CURRENT = new ThreadLocal<>();

    private final ThreadPoolExecutor pool;
    private final ScheduledExecutorService relief;
    private final Set<Slot> slots = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean relieving = new AtomicBoolean();

    /** @param name of the threads */
    public RequestThreads(String name) {
        this(name, MOST);
    }

    RequestThreads(String name, int most) {
        this.pool = new ThreadPoolExecutor(
                most, most, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads(name));
        pool.allowCoreThreadTimeOut(true);
        this.relief = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name + "-relief");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, name + "-" + count.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(() -> run(task));
        if (!pool.getQueue().isEmpty()) {
            relieveSoon();
        }
    }

    private void run(Runnable task) {
        Slot slot = new Slot(Thread.currentThread());
        slots.add(slot);
        CURRENT.set(slot);
        try {
            task.run();
        } finally {
            CURRENT.remove();
            slots.remove(slot);
            slot.to(Phase.OVER);
        }
    }

    private void relieveSoon() {
        if (relieving.compareAndSet(false, true)) {
            var unused = relief.schedule(this::relieve, PATIENCE.toMillis() / 2, TimeUnit.MILLISECONDS);
        }
    }

    private void relieve() {
        relieving.set(false);
        int waiting = pool.getQueue().size();
        if (waiting > 0) {
            cutOff(Phase.WAITING, PATIENCE, waiting);
            relieveSoon();
        }
    }

    /**
     * Cuts off who had room for a body and hasn't sent it in all this time, so that others get it.
     *
     * @return whether there was any
     */
    public boolean cutOffReaders(Duration patience) {
        return cutOff(Phase.READING, patience, Integer.MAX_VALUE) > 0;
    }

    private long cutOff(Phase phase, Duration patience, int most) {
        return slots.stream()
                .filter(slot -> slot.isLonger(phase, patience))
                .sorted(Comparator.comparingLong(Slot::since))
                .limit(most)
                .filter(slot -> slot.cutOff(phase))
                .count();
    }

    /** The handler works, and nobody cuts it off, until it says that it waits for its client. */
    public static HttpHandler attending(HttpHandler handler) {
        return exchange -> {
            working();
            handler.handle(exchange);
        };
    }

    /** From here on this thread does something of its own. */
    public static void working() {
        to(Phase.WORKING);
    }

    /** From here on this thread waits until its client sends or takes something. */
    public static void waiting() {
        to(Phase.WAITING);
    }

    /** From here on this thread reads a body that room was made for. */
    public static void reading() {
        to(Phase.READING);
    }

    private static void to(Phase phase) {
        Slot slot = CURRENT.get();
        if (slot != null) {
            slot.to(phase);
        }
    }

    @Override
    public void close() {
        relief.shutdownNow();
        pool.shutdownNow();
    }

    private enum Phase {
        WAITING,
        READING,
        WORKING,
        OVER
    }

    /** What one thread is at. */
    private static final class Slot {
        private final Thread thread;
        private Phase phase = Phase.WAITING;
        private long since = System.nanoTime();

        Slot(Thread thread) {
            this.thread = thread;
        }

        synchronized void to(Phase next) {
            phase = next;
            since = System.nanoTime();
        }

        synchronized long since() {
            return since;
        }

        synchronized boolean isLonger(Phase than, Duration patience) {
            return phase == than && System.nanoTime() - since > patience.toNanos();
        }

        /** An interrupt closes the connection that the thread reads or writes, and nothing else. */
        synchronized boolean cutOff(Phase expected) {
            if (phase != expected) {
                return false;
            }
            thread.interrupt();
            return true;
        }
    }
}
