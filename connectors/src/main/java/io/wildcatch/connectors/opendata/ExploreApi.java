package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Datasets behind the explore API v2.1 (BODACC, BOAMP). It gives at most 100 records a page, and none beyond the 10,000th
 * of a query: so a query is of one day, in the order of ids, and what a large day has beyond that is read from its other end.
 */
final class ExploreApi implements DailyApi {

    static final int PAGE = 100;
    static final int REACH = 10_000;

    private static final char UP = 'a';
    private static final char DOWN = 'd';

    private final URI url;
    private final String dateField;
    private final String idField;
    private final String filter;

    /**
     * @param url of the dataset's records
     * @param filter further condition in the API's language; may be empty
     */
    ExploreApi(URI url, String dateField, String idField, String filter) {
        this.url = url;
        this.dateField = dateField;
        this.idField = idField;
        this.filter = filter;
    }

    @Override
    public ApiRequest request(LocalDate day, String position) {
        String onDay = dateField + "=date'" + day + "'";
        return ApiRequest.get(
                url,
                Map.of(
                        "where",
                        filter.isBlank() ? onDay : onDay + " and (" + filter + ")",
                        "order_by",
                        idField + (isDown(position) ? " desc" : " asc"),
                        "limit",
                        Integer.toString(PAGE),
                        "offset",
                        Integer.toString(offset(position))));
    }

    @Override
    public ApiPage page(JsonNode body, LocalDate day, String position) throws BadPageException {
        if (!body.path("results").isArray() || !body.path("total_count").canConvertToInt()) {
            throw new BadPageException("expected total_count and results");
        }
        int total = body.path("total_count").intValue();
        if (total > 2 * REACH) {
            throw new ConnectException(("%s has %,d records, and the API shows no more than %,d of a query: "
                            + "share them out among several connectors with api.filter")
                    .formatted(day, total, 2 * REACH));
        }
        return new ApiPage(ImmutableList.copyOf(body.path("results")), next(position, total));
    }

    @Override
    public String id(JsonNode record) {
        return record.path(idField).asText("");
    }

    private static Optional<String> next(String position, int total) {
        int next = offset(position) + PAGE;
        if (isDown(position)) {
            return next < total - REACH ? Optional.of(DOWN + Integer.toString(next)) : Optional.empty();
        }
        if (next < Math.min(total, REACH)) {
            return Optional.of(UP + Integer.toString(next));
        }
        return total > REACH ? Optional.of(DOWN + "0") : Optional.empty();
    }

    private static boolean isDown(String position) {
        return !position.isEmpty() && position.charAt(0) == DOWN;
    }

    private static int offset(String position) {
        return position.isEmpty() ? 0 : Integer.parseInt(position.substring(1));
    }
}
