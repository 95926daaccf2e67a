package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The search of Tenders Electronic Daily, v3. Each answer brings the token with which the next page is asked for. */
final class TedApi implements DailyApi {

    static final int PAGE = 100;

    static final List<String> FIELDS = List.of(
            "publication-number",
            "publication-date",
            "notice-title",
            "buyer-name",
            "buyer-country",
            "buyer-city",
            "classification-cpv",
            "place-of-performance",
            "deadline-receipt-tender-date-lot",
            "description-lot",
            "notice-type",
            "procedure-identifier",
            "links");

    private final URI url;
    private final String filter;
    private final List<String> fields;

    TedApi(URI url, String filter, List<String> fields) {
        this.url = url;
        this.filter = filter;
        this.fields = List.copyOf(fields);
    }

    @Override
    public ApiRequest request(LocalDate day, String token) {
        String date = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        String onDay = "publication-date>=" + date + " AND publication-date<=" + date;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put(
                "query",
                (filter.isBlank() ? onDay : onDay + " AND (" + filter + ")") + " SORT BY publication-number ASC");
        fields.forEach(body.putArray("fields")::add);
        body.put("limit", PAGE);
        body.put("scope", "ALL");
        body.put("paginationMode", "ITERATION");
        if (!token.isEmpty()) {
            body.put("iterationNextToken", token);
        }
        return ApiRequest.post(url, body.toString());
    }

    @Override
    public ApiPage page(JsonNode body, LocalDate day, String token) throws BadPageException {
        if (!body.path("notices").isArray()) {
            throw new BadPageException("expected notices");
        }
        if (body.path("timedOut").asBoolean()) {
            throw new BadPageException("the search timed out, so that notices may be missing");
        }
        List<JsonNode> notices = ImmutableList.copyOf(body.path("notices"));
        String next = body.path("iterationNextToken").asText("");
        boolean last = next.isEmpty() || next.equals("null") || notices.isEmpty();
        return new ApiPage(notices, last ? Optional.empty() : Optional.of(next));
    }

    @Override
    public String id(JsonNode record) {
        return record.path("publication-number").asText(record.path("doc_id").asText(""));
    }
}
