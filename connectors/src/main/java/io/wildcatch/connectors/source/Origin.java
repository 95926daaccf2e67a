package io.wildcatch.connectors.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * Where a record was read, and the bytes it was read from.
 *
 * @param where name of the file or feed
 * @param number line of the file, or number of the record in its page, from 1
 * @param original the record as it came
 */
@SuppressWarnings("ArrayRecordComponent")
public record Origin(String where, long number, byte[] original) {

    /** @return the bytes of a record that came with others in one document */
    public static byte[] bytes(JsonNode record) {
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }
}
