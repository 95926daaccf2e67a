package io.wildcatch.local.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wildcatch.connectors.http.Drain;
import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Gate;
import io.wildcatch.connectors.http.HttpDefaults;
import io.wildcatch.connectors.http.Replies;
import io.wildcatch.connectors.http.RequestThreads;
import io.wildcatch.local.meters.Meters;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Health, readiness and metrics over HTTP: what an orchestrator asks of a process that runs one part. Metrics are for who
 * bears the token, where there is one.
 */
public final class HealthServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer http;
    private final Gate gate;
    private final URI uri;
    private final RequestThreads threads = new RequestThreads("health");

    private HealthServer(Endpoint endpoint, HttpServer http) {
        this.http = http;
        this.gate = new Gate(endpoint);
        this.uri = endpoint.uri(http.getAddress().getPort());
        http.setExecutor(threads);
    }

    /**
     * Serves from now on.
     *
     * @param faults why it isn't ready, if it isn't; may take a moment, and is asked again with every request
     * @throws IOException when the address can't be had
     */
    public static HealthServer start(Endpoint endpoint, Meters meters, Supplier<List<String>> faults)
            throws IOException {
        HealthServer server = new HealthServer(endpoint, HttpDefaults.listen(endpoint));
        server.http.createContext("/healthz", RequestThreads.attending(exchange -> reply(exchange, 200, TEXT, "ok\n")));
        server.http.createContext("/readyz", RequestThreads.attending(exchange -> {
            List<String> now = faults.get();
            String text = now.isEmpty() ? "ready" : "not ready: " + String.join("; ", now);
            reply(exchange, now.isEmpty() ? 200 : 503, TEXT, text + "\n");
        }));
        server.http.createContext("/metrics", RequestThreads.attending(exchange -> server.metrics(exchange, meters)));
        server.http.start();
        return server;
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }

    private void metrics(HttpExchange exchange, Meters meters) throws IOException {
        if (gate.hasToken(exchange)) {
            reply(exchange, 200, PROMETHEUS, meters.scrape());
        } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            reply(exchange, 401, TEXT, "expected Authorization: Bearer <token>\n");
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            Replies.bytes(exchange, status, type, text.getBytes(UTF_8));
            Drain.politely(exchange.getRequestBody());
        }
    }
}
