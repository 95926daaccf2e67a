package io.wildcatch.connectors.converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import java.net.URI;
import org.apache.avro.Schema;

/** As much of a registry over HTTP as a converter asks for. */
final class TinyRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemorySchemaRegistry schemas = new InMemorySchemaRegistry();
    private final FakeServer server = FakeServer.start(this::answer);

    URI url() {
        return server.url();
    }

    int register(String subject, Schema schema) {
        return schemas.register(subject, schema);
    }

    private FakeResponse answer(FakeRequest request) {
        String[] path = request.path().substring(1).split("/");
        return FakeResponse.json(200, path[0].equals("schemas") ? byId(path[2]) : subject(path[1], request.body()));
    }

    private JsonNode byId(String id) {
        return JSON.createObjectNode()
                .put("schema", schemas.byId(Integer.parseInt(id)).toString());
    }

    private JsonNode subject(String subject, String body) {
        try {
            String text = JSON.readTree(body).path("schema").asText();
            ObjectNode answer = JSON.createObjectNode().put("subject", subject).put("version", 1);
            return answer.put("schema", text).put("id", schemas.register(subject, new Schema.Parser().parse(text)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
