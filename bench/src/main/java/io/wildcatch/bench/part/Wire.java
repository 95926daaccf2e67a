package io.wildcatch.bench.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** What {@code bench} and its processes say to each other: a line of JSON each, an object of texts. */
final class Wire {

    static final String ORDER = "bench.order";
    static final String START = "start";
    static final String USAGE = "usage";
    static final String TELL = "tell";
    static final String STOP = "stop";
    static final String ERROR = "bench.error";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Wire() {}

    static String write(Map<String, String> message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Map<String, String> read(String line) {
        try {
            return JSON.readValue(line, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected a line of JSON, got: " + line, e);
        }
    }
}
