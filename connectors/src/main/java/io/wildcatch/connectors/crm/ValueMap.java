package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One text for another, for example a lane for a status: {@code map(HUMAN:Open,*:Closed)}. */
record ValueMap(Map<String, String> values) implements Format {

    private static final String REST = "*";

    ValueMap {
        values = Map.copyOf(values);
    }

    static ValueMap parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException(
                        "'map(" + text + ")': expected VALUE:other instead of '" + pair.strip() + "'");
            }
            values.put(
                    pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
        }
        return new ValueMap(values);
    }

    @Override
    public JsonNode apply(JsonNode value) {
        @Nullable String other = values.getOrDefault(Format.text(value), values.get(REST));
        return other == null ? value : TextNode.valueOf(other);
    }
}
