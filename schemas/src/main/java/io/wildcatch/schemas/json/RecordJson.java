package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads and writes the generated Avro records as JSON: field names of the schema, times as ISO-8601, enums as their
 * symbols, bytes in base64.
 *
 * <p>Reading ignores unknown fields, takes absent and null alike (the schema's default, or null), and turns numbers and
 * booleans in maps of texts into texts; whatever else isn't of the schema's type is an error. Writing is deterministic:
 * fields in the order of the schema, maps by key, nulls as null, times in UTC.
 *
 * <p>All methods may be used by many threads.
 */
public final class RecordJson {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

    private RecordJson() {}

    /** Reads one record from a UTF-8 document that holds nothing else. */
    public static <T extends SpecificRecord> T read(Class<T> type, byte[] json) throws InvalidRecordException {
        return read(type, json, 0, json.length);
    }

    /** Reads one record from a part of a buffer, for example one line of a file. */
    public static <T extends SpecificRecord> T read(Class<T> type, byte[] json, int offset, int length)
            throws InvalidRecordException {
        try (JsonParser parser = JSON.createParser(json, offset, length)) {
            return readWhole(type, parser);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Reads one record from a document that holds nothing else. */
    public static <T extends SpecificRecord> T read(Class<T> type, String json) throws InvalidRecordException {
        try (JsonParser parser = JSON.createParser(json)) {
            return readWhole(type, parser);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Reads one record from a tree. */
    public static <T extends SpecificRecord> T read(Class<T> type, JsonNode json) throws InvalidRecordException {
        try (JsonParser parser = json.traverse()) {
            return readWhole(type, parser);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads the record at the parser's current token, which is the start of an object, and leaves the parser at the
     * object's end; so the records of a long array can be read one by one.
     *
     * @throws IOException when the parser's source can't be read, or isn't JSON
     */
    public static <T extends SpecificRecord> T read(Class<T> type, JsonParser parser)
            throws IOException, InvalidRecordException {
        return type.cast(RecordPlan.of(type).read(parser));
    }

    private static <T extends SpecificRecord> T readWhole(Class<T> type, JsonParser parser)
            throws IOException, InvalidRecordException {
        parser.nextToken();
        T record = read(type, parser);
        if (parser.nextToken() != null) {
            throw new InvalidRecordException("", "one JSON object", "more after its end");
        }
        return record;
    }

    private static InvalidRecordException malformed(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return new InvalidRecordException(
                    "",
                    "a JSON object",
                    "malformed JSON at line %d, column %d"
                            .formatted(
                                    json.getLocation().getLineNr(),
                                    json.getLocation().getColumnNr()),
                    e);
        }
        return new InvalidRecordException("", "a JSON object", "malformed JSON", e);
    }

    /** The record as a tree. */
    public static ObjectNode write(SpecificRecord record) {
        try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
            write(record, buffer);
            return MAPPER.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("can't happen in memory", e);
        }
    }

    /** The record as one line of JSON. */
    public static String toJson(SpecificRecord record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(record, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("can't happen in memory", e);
        }
        return text.toString();
    }

    /**
     * Writes the record as the generator's next value.
     *
     * @throws IllegalArgumentException when a number isn't finite, for which JSON has no spelling
     */
    public static void write(SpecificRecord record, JsonGenerator generator) throws IOException {
        RecordPlan.of(record.getClass()).write(record, generator);
    }
}
