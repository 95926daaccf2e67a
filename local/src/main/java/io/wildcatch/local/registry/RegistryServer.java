package io.wildcatch.local.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wildcatch.connectors.http.HttpDefaults;
import io.wildcatch.connectors.http.OtherSites;
import io.wildcatch.connectors.http.RequestThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry over HTTP. It speaks Confluent's REST protocol for Avro, so that any client of that protocol can
 * use it; it takes every {@code Accept} and {@code Content-Type}, as clients differ in what they send.
 */
public final class RegistryServer implements AutoCloseable {

    /** Where its state is. */
    public static final String TOPIC = "_schemas";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int MAX_BODY = 16 << 20;

    private final SchemaStore store;
    private final HttpServer http;
    private final RequestThreads threads = new RequestThreads("schema-registry");
    private final Routes routes = new Routes();
    private final TokenCheck tokens;
    private final OtherSites others;
    private final String host;

    private RegistryServer(SchemaStore store, HttpServer http, RegistryServerConfig config) {
        this.store = store;
        this.http = http;
        this.host = config.host();
        this.tokens = new TokenCheck(config.token());
        this.others = new OtherSites(config.host(), config.token().isPresent());
        Settings settings = new Settings(store);
        new RegistryApi(store, new Subjects(store, settings)).addTo(routes);
        new SettingsApi(settings).addTo(routes);
    }

    /**
     * Reads the state from Kafka and starts to serve it.
     *
     * @throws IllegalStateException when the port is taken or Kafka can't be reached
     */
    public static RegistryServer start(RegistryServerConfig config) {
        HttpServer http = bind(config);
        try {
            RegistryServer server = new RegistryServer(SchemaStore.open(config.client()), http, config);
            http.setExecutor(server.threads);
            http.createContext("/", RequestThreads.attending(server::handle));
            http.start();
            return server;
        } catch (RuntimeException e) {
            http.stop(0);
            throw e;
        }
    }

    /** Where programs on this machine find it. */
    public URI uri() {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + reachable + ":" + http.getAddress().getPort());
    }

    /** Whether what it serves is up to date. */
    public boolean isReady() {
        return store.isFollowing();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
        store.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = replyTo(exchange);
            byte[] bytes = JSON.writeValueAsBytes(reply.json());
            exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPE);
            boolean bodiless = isHead(exchange);
            exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : bytes.length);
            RequestThreads.waiting();
            if (!bodiless) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Reply replyTo(HttpExchange exchange) throws IOException {
        try {
            return new Reply(200, answer(exchange));
        } catch (RegistryError e) {
            if (e.status() >= 500) {
                LOG.warn("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), e.getMessage(), e);
            }
            return new Reply(e.status(), error(e.code(), e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            return new Reply(500, error(500, "Internal server error: " + e.getMessage()));
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        if (others.sent(headers.getFirst("Origin"), headers.getFirst("Host"))) {
            throw new RegistryError(403, 40301, "Forbidden: pages of other sites can't use this registry");
        }
        if (!tokens.admits(headers.getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer, Basic");
            throw new RegistryError(401, 40101, "Unauthorized: send the token as bearer token or as password");
        }
        RequestThreads.waiting();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        RequestThreads.working();
        if (body.length > MAX_BODY) {
            throw new RegistryError(413, 413, "the body is larger than " + MAX_BODY + " bytes");
        }
        URI uri = exchange.getRequestURI();
        String method = isHead(exchange) ? "GET" : exchange.getRequestMethod();
        return routes.answer(method, uri.getRawPath(), uri.getRawQuery(), new String(body, UTF_8));
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private static JsonNode error(int code, @Nullable String message) {
        return JSON.createObjectNode().put("error_code", code).put("message", message);
    }

    private static HttpServer bind(RegistryServerConfig config) {
        HttpDefaults.apply();
        try {
            return HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the schema registry can't listen on " + config.host() + ":" + config.port() + " (" + e.getMessage()
                            + "): stop what uses it or choose another port (up: --port-base)",
                    e);
        }
    }

    private record Reply(int status, JsonNode json) {}
}
