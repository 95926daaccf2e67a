package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.wildcatch.connectors.files.Entry;
import io.wildcatch.connectors.files.RecordReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tables of a day (CSV with a header, plain) under an address with {@code {day}} in it. Most days have none, which the
 * server says with 404. Rows are known by their number.
 */
final class TableApi implements DailyApi {

    private static final int NOT_FOUND = 404;
    private static final String ROW = "#";
    private static final String DATE = "Date";

    private final String template;

    TableApi(String template) {
        this.template = template;
    }

    @Override
    public ApiRequest request(LocalDate day, String position) {
        return ApiRequest.get(ListApi.url(template, day, ListApi.Place.FIRST));
    }

    @Override
    public JsonNode parsed(byte[] body) throws IOException {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        try (RecordReader reader = RecordReader.ofTable(body)) {
            for (Entry entry = reader.next(true); entry != null; entry = reader.next(true)) {
                ObjectNode row = entry.isMalformed()
                        ? malformed(entry)
                        : (ObjectNode) entry.records().get(0);
                rows.add(row.put(ROW, rows.size() + 1));
            }
        }
        return rows;
    }

    @Override
    public ApiPage page(JsonNode rows, LocalDate day, String position) {
        List<JsonNode> dated = new ArrayList<>();
        for (JsonNode row : ImmutableList.copyOf(rows)) {
            dated.add(row.has(DATE) ? row : ((ObjectNode) row).put(DATE, day.toString()));
        }
        return new ApiPage(dated, Optional.empty());
    }

    @Override
    public String id(JsonNode row) {
        return "row-" + row.path(ROW).asText();
    }

    @Override
    public boolean meansNothing(int status, String position) {
        return status == NOT_FOUND;
    }

    private static ObjectNode malformed(Entry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("malformed", new String(entry.original(), StandardCharsets.UTF_8));
    }
}
