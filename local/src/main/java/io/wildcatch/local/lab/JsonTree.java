package io.wildcatch.local.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;

/** JSON objects out of files, with errors that name the place. */
final class JsonTree {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonTree() {}

    /** @throws WorkspaceException when the bytes are no JSON object */
    static JsonNode object(Path file, long line, byte[] buffer, int offset, int length) throws WorkspaceException {
        JsonNode node;
        try {
            node = MAPPER.readTree(buffer, offset, length);
        } catch (JsonProcessingException e) {
            throw new WorkspaceException(file, "line " + line + ": expected JSON, but " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WorkspaceException(file, "line " + line + ": can't be read: " + e.getMessage(), e);
        }
        if (!node.isObject()) {
            throw new WorkspaceException(file, "line " + line + ": expected a JSON object", null);
        }
        return node;
    }
}
