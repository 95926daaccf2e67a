package io.wildcatch.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Answers of our HTTP servers: JSON, errors as {@code {"error":"…"}}, never cached, never sniffed. */
public final class Replies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Replies() {}

    public static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        bytes(exchange, status, "application/json", encode(body));
    }

    public static void error(HttpExchange exchange, int status, String message) throws IOException {
        json(exchange, status, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    /** Sends a whole body; a HEAD request gets its headers alone. */
    public static void bytes(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.putIfAbsent("Cache-Control", java.util.List.of("no-store"));
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            OutputStream out = exchange.getResponseBody();
            RequestThreads.waiting();
            out.write(body);
            out.flush();
            RequestThreads.working();
        }
    }

    private static byte[] encode(JsonNode body) throws JsonProcessingException {
        return JSON.writeValueAsBytes(body);
    }
}
