package io.wildcatch.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.wildcatch.connectors.feeds.FeedMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tables whose columns have other names than a signal's fields. A row without an id gets one from what it holds, so that
 * the same row has the same id however often it comes.
 *
 * @param columns field by column, in lower case
 * @param constants value by field
 */
record ColumnMapping(Map<String, String> columns, Map<String, String> constants) {

    ColumnMapping {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
    }

    static ColumnMapping of(List<String> columns, List<String> constants) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        pairs(columns).forEach((column, field) -> byColumn.put(column.toLowerCase(Locale.ROOT), field));
        return new ColumnMapping(byColumn, pairs(constants));
    }

    static boolean isPairs(Object value) {
        return value instanceof Collection<?> all
                && all.stream().allMatch(pair -> pair.toString().strip().matches("[^:]+:.+"));
    }

    FeedMapper before(FeedMapper mapper) {
        return columns.isEmpty() && constants.isEmpty() ? mapper : row -> mapper.map(renamed(row));
    }

    private JsonNode renamed(JsonNode row) {
        ObjectNode signal = JsonNodeFactory.instance.objectNode();
        constants.forEach(signal::put);
        row.properties().forEach(column -> {
            String name = column.getKey().strip();
            signal.set(columns.getOrDefault(name.toLowerCase(Locale.ROOT), name), column.getValue());
        });
        if (!signal.hasNonNull("id")) {
            signal.put(
                    "id",
                    "row-"
                            + Hashing.sha256()
                                    .hashString(row.toString(), StandardCharsets.UTF_8)
                                    .toString()
                                    .substring(0, 24));
        }
        return signal;
    }

    private static Map<String, String> pairs(List<String> texts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            int colon = text.indexOf(':');
            pairs.put(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
        return pairs;
    }
}
