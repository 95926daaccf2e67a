package io.wildcatch.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on a free port of loopback. It keeps each request for tests to look at, and gives answers that a test
 * has scheduled (a storm of 500, a 429, a cut connection) before it asks the stand-in.
 */
public final class FakeServer implements AutoCloseable {

    static {
        // Else the JDK's server waits 40 ms with the body of an answer, until the client has acknowledged its headers.
        System.setProperty("sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeServer::daemon);
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final Deque<FakeResponse> scheduled = new ArrayDeque<>();
    private final Function<FakeRequest, FakeResponse> standIn;

    private FakeServer(HttpServer server, Function<FakeRequest, FakeResponse> standIn) {
        this.server = server;
        this.standIn = standIn;
    }

    /**
     * @param standIn answers requests; called by several threads at once
     * @return a server that listens already
     */
    public static FakeServer start(Function<FakeRequest, FakeResponse> standIn) {
        return start(0, standIn);
    }

    /**
     * @param port to listen at; 0 for any free one. Lets a test bring a service back where it was.
     * @param standIn answers requests; called by several threads at once
     * @return a server that listens already
     */
    public static FakeServer start(int port, Function<FakeRequest, FakeResponse> standIn) {
        // head and body leave as two packets: with Nagle's algorithm the second would wait for 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            // Else head and body leave apart, and the second waits 40 ms for an acknowledgement.
            System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            FakeServer fake = new FakeServer(http, standIn);
            http.createContext("/", fake::handle);
            http.setExecutor(fake.threads);
            http.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException("no stand-in can listen on port " + port, e);
        }
    }

    /** @return such as {@code http://127.0.0.1:40123}, without a slash at the end */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Gives this answer, once, before the stand-in is asked again; several are given in order. */
    public void next(FakeResponse answer) {
        next(answer, 1);
    }

    /** Gives this answer to the next {@code times} requests. */
    public void next(FakeResponse answer, int times) {
        synchronized (scheduled) {
            for (int i = 0; i < times; i++) {
                scheduled.add(answer);
            }
        }
    }

    /** @return all requests so far, the ones with scheduled answers too */
    public List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            FakeRequest request = FakeRequest.of(exchange);
            requests.add(request);
            FakeResponse answer = scheduledAnswer();
            send(exchange, answer == null ? answered(request) : answer);
        }
    }

    private FakeResponse answered(FakeRequest request) {
        try {
            return standIn.apply(request);
        } catch (RuntimeException e) {
            return FakeResponse.text(500, "text/plain", "the stand-in failed: " + e);
        }
    }

    private @Nullable FakeResponse scheduledAnswer() {
        synchronized (scheduled) {
            return scheduled.poll();
        }
    }

    private static void send(HttpExchange exchange, FakeResponse answer) throws IOException {
        if (answer.status() == FakeResponse.RESET) {
            return; // closing an exchange that has no answer cuts the connection
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-http");
        thread.setDaemon(true);
        return thread;
    }
}
