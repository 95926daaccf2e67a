package io.wildcatch.connectors.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads the bytes of one record. */
@FunctionalInterface
interface Records {

    /**
     * @return the record; several when it is an envelope of them
     * @throws IOException when the bytes are no record
     */
    List<JsonNode> read(byte[] bytes) throws IOException;

    Set<String> ENVELOPES =
            Set.of("results", "notices", "records", "batch", "events", "items", "unitesLegales", "filings", "data");

    static boolean isEnvelope(String field) {
        return ENVELOPES.contains(field);
    }

    /** JSON, of which an array within an object is taken for an envelope when it has a known name. */
    static Records json() {
        ObjectReader reader = new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        return bytes -> unwrapped(reader.readTree(bytes));
    }

    /** Rows with the columns of a header. */
    static Records rows(byte[] header, char separator) throws IOException {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
                .build();
        CsvSchema bare = CsvSchema.emptySchema().withColumnSeparator(separator);
        String[] names = mapper.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(bare)
                .<String[]>readValues(header)
                .next();
        CsvSchema.Builder columns = CsvSchema.builder().setColumnSeparator(separator);
        List.of(names).forEach(columns::addColumn);
        ObjectReader reader = mapper.readerFor(JsonNode.class).with(columns.build());
        return bytes -> List.of(reader.<JsonNode>readValue(bytes));
    }

    /** Tabs between texts, without header or quotes. */
    static Records tabs() {
        return bytes -> {
            ArrayNode row = JsonNodeFactory.instance.arrayNode();
            for (String text : new String(bytes, StandardCharsets.UTF_8).split("\t", -1)) {
                row.add(text);
            }
            return List.of(row);
        };
    }

    private static List<JsonNode> unwrapped(JsonNode record) throws JsonProcessingException {
        for (String envelope : ENVELOPES) {
            JsonNode inner = record.path(envelope);
            if (inner.isArray()
                    && StreamSupport.stream(inner.spliterator(), false).allMatch(JsonNode::isObject)) {
                return StreamSupport.stream(inner.spliterator(), false).toList();
            }
        }
        return List.of(record);
    }
}
