package io.wildcatch.streams.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which line of a YAML text each field stands, by its dotted path, so that an error can say where to look. */
final class PolicyLines {

    private final Map<String, Integer> lines = new HashMap<>();

    private PolicyLines() {}

    static PolicyLines of(YAMLMapper yaml, String text) throws IOException {
        PolicyLines lines = new PolicyLines();
        try (JsonParser parser = yaml.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String path = parser.getParsingContext().pathAsPointer().toString();
                    int line = parser.currentTokenLocation().getLineNr();
                    lines.lines.put(path.substring(1).replace('/', '.'), line);
                }
            }
        }
        return lines;
    }

    /** {@code ", line 3"} of the field, or of what it stands in; empty when the file doesn't name it. */
    String place(String field) {
        for (String path = field; !path.isEmpty(); path = parent(path)) {
            Integer line = lines.get(path);
            if (line != null) {
                return ", line " + line;
            }
        }
        return "";
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}
