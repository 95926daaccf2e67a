package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of records of a day under an address made from it: {@code {day}} stands for the day, {@code {offset}} and {@code
 * {limit}}, where they are, for the page. The answer is an array, or an object with the records in an array within.
 */
final class ListApi implements DailyApi {

    static final String DAY = "{day}";
    static final int PAGE = 100;

    private static final String OFFSET = "{offset}";
    private static final String LIMIT = "{limit}";
    private static final List<String> ENVELOPES = List.of("results", "filings", "data", "records", "items");

    private final String template;
    private final String idField;

    /** @param idField field that names a record; empty when none does */
    ListApi(String template, String idField) {
        this.template = template;
        this.idField = idField;
    }

    /** An address of the kind, to check where it leads. */
    static URI example(String template) {
        return url(template, LocalDate.EPOCH, 0);
    }

    @Override
    public ApiRequest request(LocalDate day, String position) {
        return ApiRequest.get(url(template, day, offset(position)));
    }

    @Override
    public ApiPage page(JsonNode body, LocalDate day, String position) throws BadPageException {
        List<JsonNode> records = records(body);
        boolean full = template.contains(OFFSET) && records.size() >= PAGE;
        return new ApiPage(
                records, full ? Optional.of(Integer.toString(offset(position) + records.size())) : Optional.empty());
    }

    @Override
    public String id(JsonNode record) {
        return record.path(idField).asText("");
    }

    private static List<JsonNode> records(JsonNode body) throws BadPageException {
        if (body.isArray()) {
            return ImmutableList.copyOf(body);
        }
        if (body.path("hits").path("hits").isArray()) {
            return Streams.stream(body.path("hits").path("hits"))
                    .map(hit -> hit.path("_source"))
                    .toList();
        }
        return Stream.of(ENVELOPES.toArray(String[]::new))
                .filter(name -> body.path(name).isArray())
                .findFirst()
                .map(name -> (List<JsonNode>) ImmutableList.copyOf(body.path(name)))
                .orElseThrow(() -> new BadPageException("expected an array, or one named " + ENVELOPES));
    }

    private static int offset(String position) {
        return position.isEmpty() ? 0 : Integer.parseInt(position);
    }

    static URI url(String template, LocalDate day, int offset) {
        return URI.create(template.replace(DAY, day.toString())
                .replace(OFFSET, Integer.toString(offset))
                .replace(LIMIT, Integer.toString(PAGE)));
    }
}
