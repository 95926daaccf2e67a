package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads and writes the JSON values of one Avro type. */
interface ValueCodec {

    /**
     * Reads the value at the parser's current token and leaves the parser at its last token. Is never called at a JSON
     * null.
     */
    Object read(JsonParser json) throws IOException, InvalidRecordException;

    /** Writes a value that isn't null. */
    void write(Object value, JsonGenerator json) throws IOException;

    /** What a reader expects, in words that end a sentence beginning with "expected". */
    String expected();
}
