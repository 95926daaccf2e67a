package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.wildcatch.connectors.http.Replies;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code GET /healthz}: 200 while the intake works or may work again by itself, 503 when only a new start helps. That
 * Kafka can't be reached is no reason to start again.
 */
final class Health implements HttpHandler {

    private final Supplier<Optional<String>> problem;

    /** @param problem what a new start would mend; empty for none */
    Health(Supplier<Optional<String>> problem) {
        this.problem = problem;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            if (!exchange.getRequestURI().getPath().equals("/healthz")) {
                Replies.error(exchange, 404, "expected POST /signals or GET /healthz");
                return;
            }
            Optional<String> found = problem.get();
            if (found.isPresent()) {
                Replies.error(exchange, 503, found.get());
            } else {
                Replies.json(
                        exchange, 200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
            }
        } finally {
            exchange.close();
        }
    }
}
