package io.wildcatch.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What stands at one place of a file.
 *
 * @param start where it begins
 * @param end where the next one begins
 * @param original its bytes
 * @param records what it holds: one record, several in an envelope, none when it is malformed
 * @param expected what was expected instead, when it is malformed; else empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record Entry(Position start, Position end, byte[] original, List<JsonNode> records, String expected) {

    public Entry {
        records = List.copyOf(records);
    }

    public boolean isMalformed() {
        return !expected.isEmpty();
    }
}
