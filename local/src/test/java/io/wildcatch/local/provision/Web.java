package io.wildcatch.local.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Talks to parts over HTTP. */
final class Web {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Web() {}

    static JsonNode get(URI from) throws Exception {
        return MAPPER.readTree(HTTP.send(HttpRequest.newBuilder(from).build(), BodyHandlers.ofString(UTF_8))
                .body());
    }

    /** @throws Broken when the answer is another one */
    static void post(URI to, String body, int expected) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new Broken("HTTP " + response.statusCode());
        }
    }
}
