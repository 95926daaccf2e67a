package io.wildcatch.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * A registry for tests that speaks enough of the protocol over HTTP, with levels (BACKWARD unless set), and fails as it
 * is told.
 */
public final class FakeRegistry implements AutoCloseable {

    /** A request as it came in. */
    public record Request(String method, String path, String authorization, String contentType, String accept) {}

    /** An answer that is given once, instead of the right one. */
    public record Fault(int status, String body, Map<String, String> headers) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final InMemorySchemaRegistry schemas = new InMemorySchemaRegistry();
    private final Map<String, String> levels = new TreeMap<>();
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    private FakeRegistry(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
    }

    public static FakeRegistry start() throws IOException {
        return start(HttpServer.create());
    }

    /** On a server that is bound by this, for example one that speaks TLS. */
    static FakeRegistry start(HttpServer server) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeRegistry registry = new FakeRegistry(server);
        server.start();
        return registry;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    public List<Request> requests() {
        return requests;
    }

    void failNext(int times, int status, String body) {
        failNext(times, new Fault(status, body, Map.of()));
    }

    void failNext(int times, Fault fault) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Accept")));
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            Fault fault = faults.poll();
            if (fault != null) {
                fault.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                respond(exchange, fault.status(), fault.body());
                return;
            }
            answer(exchange, body);
        }
    }

    private void answer(HttpExchange exchange, JsonNode body) throws IOException {
        try {
            JsonNode answer = route(exchange.getRequestMethod(), path(exchange), body);
            respond(exchange, 200, answer.toString());
        } catch (Refusal refusal) {
            respond(
                    exchange,
                    refusal.code > 999 ? refusal.code / 100 : refusal.code,
                    JSON.createObjectNode()
                            .put("error_code", refusal.code)
                            .put("message", refusal.getMessage())
                            .toString());
        }
    }

    private static List<String> path(HttpExchange exchange) {
        return List.of(exchange.getRequestURI().getRawPath().substring(1).split("/")).stream()
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
    }

    private synchronized JsonNode route(String method, List<String> path, JsonNode body) {
        String first = path.get(0);
        if (first.equals("subjects")) {
            return path.size() == 1 ? JSON.valueToTree(subjects) : subject(method, path, body);
        }
        if (first.equals("schemas") && path.size() == 3) {
            return JSON.createObjectNode()
                    .put("schema", byId(Integer.parseInt(path.get(2))).toString());
        }
        if (first.equals("compatibility")) {
            return check(
                    path.get(2), new Schema.Parser().parse(body.path("schema").asText()));
        }
        if (first.equals("config")) {
            return config(method, path.size() == 1 ? "" : path.get(1), body);
        }
        throw new Refusal(404, "HTTP 404 Not Found");
    }

    private JsonNode subject(String method, List<String> path, JsonNode body) {
        String subject = path.get(1);
        if (method.equals("POST")) {
            Schema schema = new Schema.Parser().parse(body.path("schema").asText());
            return path.size() == 2 ? lookUp(subject, schema) : register(subject, schema);
        }
        List<Integer> versions = schemas.versions(subject);
        if (versions.isEmpty()) {
            throw new Refusal(40401, "Subject '" + subject + "' not found.");
        }
        return path.size() == 3 ? JSON.valueToTree(versions) : describe(version(subject, path.get(3)));
    }

    private RegisteredSchema version(String subject, String version) {
        RegisteredSchema latest = schemas.latest(subject).orElseThrow();
        if (version.equals("latest") || version.equals(String.valueOf(latest.version()))) {
            return latest;
        }
        throw new Refusal(40402, "Version not found.");
    }

    private JsonNode lookUp(String subject, Schema schema) {
        if (!subjects.contains(subject)) {
            throw new Refusal(40401, "Subject '" + subject + "' not found.");
        }
        int id = schemas.idOf(subject, schema).orElseThrow(() -> new Refusal(40403, "Schema not found"));
        return describe(new RegisteredSchema(subject, 1, id, schema));
    }

    private JsonNode register(String subject, Schema schema) {
        if (!check(subject, schema).path("is_compatible").asBoolean()) {
            throw new Refusal(409, "Schema being registered is incompatible with an earlier schema");
        }
        if (!subjects.contains(subject)) {
            subjects.add(subject);
        }
        return JSON.createObjectNode().put("id", schemas.register(subject, schema));
    }

    private ObjectNode check(String subject, Schema schema) {
        Schema latest = schemas.latest(subject).map(RegisteredSchema::schema).orElse(schema);
        boolean isFree = levels.getOrDefault(subject, "BACKWARD").equals("NONE");
        SchemaCompatibility.SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(
                        schema, latest)
                .getResult();
        ArrayNode messages = JSON.createArrayNode();
        result.getIncompatibilities().forEach(problem -> messages.add(problem.getMessage()));
        return JSON.createObjectNode()
                .put("is_compatible", isFree || messages.isEmpty())
                .set("messages", messages);
    }

    private JsonNode config(String method, String subject, JsonNode body) {
        if (method.equals("PUT")) {
            levels.put(subject, body.path("compatibility").asText());
            return body;
        }
        String level = levels.get(subject);
        if (level == null && !subject.isEmpty()) {
            throw new Refusal(40408, "Subject does not have subject-level compatibility configured");
        }
        return JSON.createObjectNode().put("compatibilityLevel", level == null ? "BACKWARD" : level);
    }

    private Schema byId(int id) {
        try {
            return schemas.byId(id);
        } catch (SchemaNotFoundException e) {
            throw new Refusal(40403, "Schema " + id + " not found");
        }
    }

    private static JsonNode describe(RegisteredSchema version) {
        return JSON.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema().toString());
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refusal(int code, String message) {
            super(message);
            this.code = code;
        }
    }
}
