package io.wildcatch.connectors.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
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
import java.util.Map;
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

    /** The first that is there counts. */
    List<String> ENVELOPES =
            List.of("results", "notices", "records", "batch", "events", "items", "unitesLegales", "filings", "data");

    /** By what an object is a record itself, whatever arrays it has. */
    Set<String> IDS = Set.of("id", "messageId", "message_id", "event_id", "eventId", "specversion", "uuid", "idweb");

    /** What may stand beside an array of no records without being a record. */
    Set<String> PAGING = Set.of(
            "total_count",
            "totalCount",
            "total",
            "count",
            "nhits",
            "page",
            "size",
            "offset",
            "limit",
            "next",
            "links",
            "cursor",
            "sentAt",
            "header",
            "parameters",
            "facet_groups",
            "facettes",
            "timedOut",
            "totalNoticeCount",
            "iterationNextToken");

    static boolean isEnvelope(String field) {
        return ENVELOPES.contains(field);
    }

    static boolean isId(String field) {
        return IDS.contains(field);
    }

    /** JSON, of which an array within an object without an id is taken for an envelope when it has a known name. */
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
        CsvSchema.Builder columns = CsvSchema.builder().setColumnSeparator(separator);
        names(mapper, text(header), separator).forEach(columns::addColumn);
        ObjectReader reader = mapper.readerFor(JsonNode.class).with(columns.build());
        return bytes -> List.of(reader.<JsonNode>readValue(text(bytes)));
    }

    /** Of the columns; those of a header that makes no sense are what stands between separators. */
    private static List<String> names(CsvMapper mapper, String header, char separator) throws IOException {
        try (MappingIterator<String[]> first = mapper.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(header)) {
            return first.hasNextValue() ? List.of(first.nextValue()) : List.of();
        } catch (JsonProcessingException e) {
            return List.of(header.split(String.valueOf(separator), -1));
        }
    }

    /** Tabs between texts, without header or quotes. */
    static Records tabs() {
        return bytes -> {
            ArrayNode row = JsonNodeFactory.instance.arrayNode();
            for (String text : text(bytes).split("\t", -1)) {
                row.add(text);
            }
            return List.of(row);
        };
    }

    /** A byte that is no UTF-8 costs a letter and not the row. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<JsonNode> unwrapped(JsonNode record) {
        if (IDS.stream().anyMatch(record::hasNonNull)) {
            return List.of(record);
        }
        for (String envelope : ENVELOPES) {
            JsonNode inner = record.path(envelope);
            if (inner.isArray()
                    && !inner.isEmpty()
                    && StreamSupport.stream(inner.spliterator(), false).allMatch(JsonNode::isObject)) {
                return StreamSupport.stream(inner.spliterator(), false).toList();
            }
        }
        return isEmptyEnvelope(record) ? List.of() : List.of(record);
    }

    /** A page of no records; a record that has an empty array of such a name must leave a trace. */
    private static boolean isEmptyEnvelope(JsonNode record) {
        boolean empty = false;
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            boolean envelope = isEnvelope(field.getKey()) && field.getValue().isArray();
            if (envelope ? !field.getValue().isEmpty() : !PAGING.contains(field.getKey())) {
                return false;
            }
            empty |= envelope;
        }
        return empty;
    }
}
