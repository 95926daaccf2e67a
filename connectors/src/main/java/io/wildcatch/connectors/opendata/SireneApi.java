package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Legal units of the French company register by the day of their last change, page by page with a cursor. */
final class SireneApi implements DailyApi {

    static final int PAGE = 1_000;

    private static final int NOT_FOUND = 404;
    private static final String START = "*";

    private final URI url;
    private final String filter;

    SireneApi(URI url, String filter) {
        this.url = url;
        this.filter = filter;
    }

    @Override
    public ApiRequest request(LocalDate day, String cursor) {
        String onDay = "dateDernierTraitementUniteLegale:[" + day + "T00:00:00 TO " + day + "T23:59:59]";
        return ApiRequest.get(
                url,
                Map.of(
                        "q", filter.isBlank() ? onDay : onDay + " AND (" + filter + ")",
                        "nombre", Integer.toString(PAGE),
                        "curseur", cursor.isEmpty() ? START : cursor));
    }

    @Override
    public ApiPage page(JsonNode body, LocalDate day, String cursor) throws BadPageException {
        if (!body.path("unitesLegales").isArray()) {
            throw new BadPageException("expected header and unitesLegales");
        }
        String next = body.path("header").path("curseurSuivant").asText("");
        String own = body.path("header").path("curseur").asText(cursor);
        boolean last =
                next.isEmpty() || next.equals(own) || body.path("unitesLegales").isEmpty();
        return new ApiPage(
                ImmutableList.copyOf(body.path("unitesLegales")), last ? Optional.empty() : Optional.of(next));
    }

    @Override
    public String id(JsonNode record) {
        return record.path("siren").asText("");
    }

    /** The register says that nothing was found with the status of a missing page. */
    @Override
    public boolean meansNothing(int status, String position) {
        return status == NOT_FOUND;
    }

    /** Who changed on a day has any number. */
    @Override
    public int offsets() {
        return Cursor.MOST_OFFSETS;
    }
}
