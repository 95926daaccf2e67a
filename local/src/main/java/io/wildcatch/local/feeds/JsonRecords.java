package io.wildcatch.local.feeds;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Set;

/**
 * The records of a JSON file: JSON Lines, one array, or one document with the records in an array within ({@code
 * {"results":[…]}}). A bad line costs that line, a bad document what follows the flaw.
 */
final class JsonRecords {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> ENVELOPES = Set.of("results", "notices", "records", "batch", "events", "items");

    private final FeedFile file;
    private final RecordSink sink;

    JsonRecords(FeedFile file, RecordSink sink) {
        this.file = file;
        this.sink = sink;
    }

    void read() throws IOException {
        if (isLines()) {
            readLines();
        } else {
            readDocument();
        }
    }

    /** Lines, unless the file begins with an array, or with an object that ends neither on its line nor before another. */
    private boolean isLines() throws IOException {
        try (BufferedReader reader = file.open()) {
            String first = nextLine(reader);
            if (first.startsWith("[")) {
                return false;
            }
            return isWhole(first) || !first.startsWith("{") || nextLine(reader).startsWith("{");
        }
    }

    private static String nextLine(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                return line.strip();
            }
        }
        return "";
    }

    private static boolean isWhole(String line) {
        try {
            MAPPER.readTree(line);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private void readLines() throws IOException {
        try (BufferedReader reader = file.open()) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    readLine(number, line);
                }
            }
        }
    }

    private void readLine(long number, String line) throws IOException {
        JsonNode record;
        try {
            record = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            sink.malformed(number, "expected one JSON object on the line");
            return;
        }
        for (String envelope : ENVELOPES) {
            if (record.path(envelope).isArray()) {
                for (JsonNode inner : record.path(envelope)) {
                    sink.record(number, inner);
                }
                return;
            }
        }
        sink.record(number, record);
    }

    private void readDocument() throws IOException {
        boolean found;
        try (BufferedReader reader = file.open();
                JsonParser parser = MAPPER.createParser(reader)) {
            try {
                found = readArray(parser);
            } catch (JsonProcessingException e) {
                sink.malformed(line(parser), "expected well-formed JSON from here on");
                return;
            }
        }
        if (!found) {
            readOne();
        }
    }

    private boolean readArray(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            readElements(parser);
            return true;
        }
        boolean found = false;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.START_ARRAY && ENVELOPES.contains(field)) {
                readElements(parser);
                found = true;
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private void readElements(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = line(parser);
            JsonNode element = MAPPER.readTree(parser);
            sink.record(line, element);
        }
    }

    /** A document without an array of records is a record itself. */
    private void readOne() throws IOException {
        try (BufferedReader reader = file.open()) {
            sink.record(1, MAPPER.readTree(reader));
        }
    }

    private static long line(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }
}
