package io.wildcatch.local.console;

import com.sun.net.httpserver.HttpExchange;
import io.wildcatch.connectors.http.Replies;
import io.wildcatch.event.Decision;
import io.wildcatch.local.console.view.Lead;
import io.wildcatch.local.console.view.View;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: every new decision to every listener. A listener that comes back with {@code Last-Event-ID} hears
 * what it missed, if that isn't too long ago; one that can't keep up is told to look at everything again.
 */
final class EventHub implements AutoCloseable {

    static final int MAX_LISTENERS = 64;
    private static final int REMEMBERED = 1_000;

    private final View view;
    private final BooleanSupplier live;
    /** Ids of another run mean nothing here. */
    private final long run;

    private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();
    private final Deque<Event> recent = new ArrayDeque<>();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "console-pulse");
        thread.setDaemon(true);
        return thread;
    });
    private long sequence;

    /** One decision that is sent; it becomes text where somebody listens. */
    record Event(long sequence, String id, Lead lead) {}

    /**
     * @param live whether the view has the past; what it reads before that is no news
     * @param run tells this run from others
     */
    EventHub(View view, BooleanSupplier live, long run, long heartbeatMillis) {
        this.view = view;
        this.live = live;
        this.run = run;
        var unused = pulse.scheduleWithFixedDelay(
                () -> listeners.forEach(EventListener::beat), heartbeatMillis, heartbeatMillis, TimeUnit.MILLISECONDS);
    }

    void decided(Decision decision) {
        if (live.getAsBoolean()) {
            publish(view.lead(decision));
        }
    }

    private synchronized void publish(Lead lead) {
        sequence++;
        Event event = new Event(sequence, run + "-" + sequence, lead);
        recent.addLast(event);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        listeners.forEach(listener -> listener.offer(event));
    }

    /** Answers the exchange for as long as the listener stays. */
    void listen(HttpExchange exchange) throws IOException {
        if (listeners.size() >= MAX_LISTENERS) {
            exchange.getResponseHeaders().set("Retry-After", "30");
            Replies.error(exchange, 503, "too many listeners, come back later");
            exchange.close();
            return;
        }
        EventListener listener = new EventListener(exchange, listeners::remove);
        admit(listener, exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        listener.start();
    }

    private synchronized void admit(EventListener listener, @Nullable String lastId) {
        missed(lastId).forEach(listener::offer);
        listeners.add(listener);
    }

    private List<Event> missed(@Nullable String lastId) {
        List<Event> missed = new ArrayList<>();
        if (lastId != null && recent.stream().anyMatch(event -> event.id().equals(lastId))) {
            long last = Long.parseLong(lastId.substring(lastId.indexOf('-') + 1));
            recent.stream().filter(event -> event.sequence() > last).forEach(missed::add);
        }
        return missed;
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        listeners.forEach(EventListener::close);
    }
}
