package io.wildcatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;

/** The REST interface of a Connect worker, as users call it. */
public record ConnectRest(URI worker) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Creates a connector, or changes it. */
    public void put(String name, Map<String, String> config) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send("PUT", "/connectors/" + name + "/config", MAPPER.writeValueAsString(config));
        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
    }

    public void delete(String name) throws IOException, InterruptedException {
        assertThat(send("DELETE", "/connectors/" + name, "").statusCode()).isEqualTo(204);
    }

    /** States of connector and tasks, and why one failed. */
    public JsonNode status(String name) throws IOException, InterruptedException {
        return MAPPER.readTree(
                send("GET", "/connectors/" + name + "/status", "").body());
    }

    /** What is wrong with a configuration, by option. */
    public Map<String, String> errors(Map<String, String> config) throws IOException, InterruptedException {
        String connector = config.get("connector.class");
        String simpleName = connector.substring(connector.lastIndexOf('.') + 1);
        HttpResponse<String> response =
                send("PUT", "/connector-plugins/" + simpleName + "/config/validate", MAPPER.writeValueAsString(config));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Map<String, String> errors = new TreeMap<>();
        for (JsonNode option : MAPPER.readTree(response.body()).get("configs")) {
            JsonNode found = option.at("/value/errors");
            if (!found.isEmpty()) {
                errors.put(option.at("/value/name").asText(), found.toString());
            }
        }
        return errors;
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(worker.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
