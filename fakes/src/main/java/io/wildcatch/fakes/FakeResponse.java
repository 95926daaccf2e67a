package io.wildcatch.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer of a stand-in.
 *
 * @param status of HTTP; {@link #RESET} closes the connection without an answer
 * @param headers by name
 * @param body bytes as sent
 */
@SuppressWarnings("ArrayRecordComponent")
public record FakeResponse(int status, Map<String, String> headers, byte[] body) {

    /** Not a status: the connection is cut before a byte of the answer. */
    public static final int RESET = -1;

    public FakeResponse {
        headers = Map.copyOf(headers);
    }

    public static FakeResponse json(int status, JsonNode body) {
        return json(status, body.toString());
    }

    public static FakeResponse json(int status, String body) {
        return text(status, "application/json; charset=utf-8", body);
    }

    public static FakeResponse text(int status, String contentType, String body) {
        return new FakeResponse(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public static FakeResponse empty(int status) {
        return new FakeResponse(status, Map.of(), new byte[0]);
    }

    /** @return an answer that never comes: the connection is cut */
    public static FakeResponse reset() {
        return empty(RESET);
    }

    /** @return this answer with one header more */
    public FakeResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new FakeResponse(status, more, body);
    }
}
