package io.wildcatch.local.up;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Health, readiness and metrics over HTTP: what an orchestrator asks of a process that runs the topologies only. */
public final class HealthServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, HealthServer::daemon);

    private HealthServer(HttpServer http) {
        this.http = http;
        http.setExecutor(threads);
    }

    /**
     * Serves from now on.
     *
     * @param address as {@code host:port}
     * @throws IllegalArgumentException when that is no address
     * @throws IllegalStateException when it is taken
     */
    public static HealthServer start(String address, PrometheusMeterRegistry meters, BooleanSupplier ready) {
        HealthServer server = new HealthServer(bind(parse(address)));
        server.http.createContext("/healthz", exchange -> reply(exchange, 200, TEXT, "ok\n"));
        server.http.createContext("/readyz", exchange -> {
            boolean isReady = ready.getAsBoolean();
            reply(exchange, isReady ? 200 : 503, TEXT, isReady ? "ready\n" : "not ready\n");
        });
        server.http.createContext("/metrics", exchange -> reply(exchange, 200, PROMETHEUS, meters.scrape()));
        server.http.start();
        return server;
    }

    public URI uri() {
        return URI.create("http://" + http.getAddress().getHostString() + ":"
                + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static InetSocketAddress parse(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    address.substring(0, Math.max(0, colon)), Integer.parseInt(address.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected an address such as 127.0.0.1:8080 for health, got " + address, e);
        }
    }

    private static HttpServer bind(InetSocketAddress address) {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IllegalStateException("health can't be served on " + address + ": " + e.getMessage(), e);
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    }
}
