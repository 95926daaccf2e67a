package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.wildcatch.local.console.EventHub.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open stream of events, with a thread of its own and a bounded queue in front. */
final class EventListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);
    private static final int QUEUED = 256;
    /** A write that takes this long goes to somebody who has gone without saying so. */
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long NOT_WRITING = -1;
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(UTF_8);
    private static final byte[] RESET = "event: reset\ndata: {}\n\n".getBytes(UTF_8);

    private final HttpExchange exchange;
    private final Consumer<EventListener> onEnd;
    private final BlockingQueue<Supplier<byte[]>> queue = new ArrayBlockingQueue<>(QUEUED);
    private final AtomicBoolean overflowed = new AtomicBoolean();
    private volatile boolean closed;
    private volatile long writingSince = NOT_WRITING;

    EventListener(HttpExchange exchange, Consumer<EventListener> onEnd) {
        this.exchange = exchange;
        this.onEnd = onEnd;
    }

    /** Never blocks: what doesn't fit becomes one "look again". */
    void offer(Event event) {
        if (!queue.offer(() -> text(event).getBytes(UTF_8))) {
            overflowed.set(true);
        }
    }

    private static String text(Event event) {
        return "id: " + event.id() + "\nevent: decision\ndata: " + Shapes.lead(event.lead()) + "\n\n";
    }

    /** Keeps the connection alive, and ends it when nobody reads any more. */
    void beat() {
        long since = writingSince;
        if (since != NOT_WRITING && System.nanoTime() - since > STUCK_NANOS) {
            close();
        } else if (queue.isEmpty() && !queue.offer(() -> HEARTBEAT)) {
            LOG.trace("Events came in between, no heartbeat needed");
        }
    }

    void start() {
        Thread thread = new Thread(this::run, "console-events");
        thread.setDaemon(true);
        thread.start();
    }

    void close() {
        closed = true;
        exchange.close();
    }

    private void run() {
        try (OutputStream out = open()) {
            while (!closed) {
                Supplier<byte[]> next = queue.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    write(out, overflowed.compareAndSet(true, false) ? afterOverflow() : next.get());
                }
            }
        } catch (IOException e) {
            LOG.debug("A listener has gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            onEnd.accept(this);
            exchange.close();
        }
    }

    private byte[] afterOverflow() {
        queue.clear();
        return RESET;
    }

    private OutputStream open() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        // Proxies that buffer would hold events back.
        exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        write(out, "retry: 3000\n\n".getBytes(UTF_8));
        return out;
    }

    private void write(OutputStream out, byte[] bytes) throws IOException {
        writingSince = System.nanoTime();
        out.write(bytes);
        out.flush();
        writingSince = NOT_WRITING;
    }
}
