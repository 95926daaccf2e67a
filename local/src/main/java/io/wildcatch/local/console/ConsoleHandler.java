package io.wildcatch.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.wildcatch.connectors.http.Drain;
import io.wildcatch.connectors.http.Gate;
import io.wildcatch.connectors.http.Replies;
import io.wildcatch.connectors.http.RequestThreads;
import io.wildcatch.local.meters.Meters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request to the console: who asks, what for, and the answer. */
final class ConsoleHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleHandler.class);
    private static final int MAX_BODY_BYTES = 64 << 10;
    private static final String ACCOUNTS = "/api/accounts/";
    private static final String EVENTS = "/api/events";
    private static final Set<String> WRITES = Set.of("/api/verdicts", "/api/touches");

    private final Gate gate;
    private final SignIn signIn;
    private final Api api;
    private final Journal journal;
    private final Health health;
    private final EventHub events;
    private final Assets assets = new Assets();
    private final Meters meters;

    ConsoleHandler(ConsoleConfig config, Api api, Journal journal, Health health, EventHub events) {
        this.gate = new Gate(config.endpoint());
        this.signIn = new SignIn(config.endpoint().token());
        this.api = api;
        this.journal = journal;
        this.health = health;
        this.events = events;
        this.meters = config.meters();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        SecurityHeaders.set(exchange);
        boolean stays = false;
        try {
            stays = dispatch(exchange, path);
        } catch (ApiException e) {
            Replies.error(exchange, e.status(), e.error());
        } catch (RuntimeException e) {
            LOG.error("A request for {} failed in an unexpected way", path, e);
            Replies.error(exchange, 500, "internal error, see the console's log");
        } finally {
            if (!stays) {
                Drain.politely(exchange.getRequestBody());
                exchange.close();
            }
        }
    }

    /** True when the exchange lives on after this. */
    private boolean dispatch(HttpExchange exchange, String path) throws IOException, ApiException {
        if (path.equals("/healthz") || path.equals("/readyz")) {
            allow(exchange, "GET", "HEAD");
            probe(exchange, path);
        } else if (gate.isForeign(exchange)) {
            throw new ApiException(403, "expected a request of this console's own page, or of a program");
        } else if (path.equals(SignIn.PATH)) {
            allow(exchange, "POST");
            signIn.take(exchange);
        } else if (!gate.hasToken(exchange) && !signIn.isSignedIn(exchange)) {
            refuse(exchange, path);
        } else if (path.equals(EVENTS)) {
            allow(exchange, "GET");
            events.listen(exchange);
            return true;
        } else {
            answer(exchange, path);
        }
        return false;
    }

    private void probe(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/healthz")) {
            Replies.json(exchange, 200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
        } else {
            Replies.json(exchange, health.isReady() ? 200 : 503, health.readiness());
        }
    }

    private void refuse(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        if (path.equals("/")) {
            signIn.ask(exchange);
        } else {
            Replies.error(exchange, 401, "expected Authorization: Bearer <token>");
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException, ApiException {
        if (WRITES.contains(path)) {
            allow(exchange, "POST");
            write(exchange, path);
            return;
        }
        allow(exchange, "GET", "HEAD");
        if (assets.has(path)) {
            assets.send(exchange, path);
        } else if (path.equals("/metrics")) {
            byte[] text = meters.scrape().getBytes(StandardCharsets.UTF_8);
            Replies.bytes(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", text);
        } else {
            Replies.json(exchange, 200, read(exchange, path));
        }
    }

    private JsonNode read(HttpExchange exchange, String path) throws ApiException {
        String raw = exchange.getRequestURI().getRawPath();
        if (raw.startsWith(ACCOUNTS) && raw.length() > ACCOUNTS.length()) {
            return api.account(path.substring(ACCOUNTS.length()));
        }
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        return switch (path) {
            case "/api/opportunities" -> api.opportunities(query);
            case "/api/funnel" -> api.funnel(query);
            case "/api/sources" -> api.sources();
            case "/api/sellers" -> api.sellers();
            case "/api/coverage" -> api.coverage();
            case "/api/health" -> health.report();
            default -> throw new ApiException(404, "nothing is here");
        };
    }

    private void write(HttpExchange exchange, String path) throws IOException, ApiException {
        RequestThreads.waiting();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        RequestThreads.working();
        if (body.length > MAX_BODY_BYTES) {
            throw new ApiException(413, "body: expected at most " + MAX_BODY_BYTES + " bytes");
        }
        if (path.equals("/api/verdicts")) {
            journal.verdict(body);
        } else {
            journal.touch(body);
        }
        Replies.json(exchange, 202, JsonNodeFactory.instance.objectNode().put("accepted", 1));
    }

    private static void allow(HttpExchange exchange, String... methods) throws ApiException {
        if (!Set.of(methods).contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
            throw new ApiException(405, "expected " + String.join(" or ", methods));
        }
    }
}
