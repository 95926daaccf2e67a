package io.wildcatch.fakes.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Legal units of the French register by the day of their last change. Refuses whoever has no key, more than 1,000 a page,
 * and says with 404 that there is nothing.
 */
public final class FakeSireneApi implements Function<FakeRequest, FakeResponse> {

    private static final String PATH = "/api-sirene/3.11/siren";
    private static final String KEY_HEADER = "X-INSEE-Api-Key-Integration";
    private static final int LARGEST_PAGE = 1_000;
    private static final Pattern ON_DAY =
            Pattern.compile("dateDernierTraitementUniteLegale:\\[(\\d{4}-\\d{2}-\\d{2})T00:00:00 TO .*");

    private final String key;
    private final int page;
    private final List<JsonNode> units = new CopyOnWriteArrayList<>();

    /**
     * @param key what callers have to show
     * @param page how many units it gives at a time, whatever it is asked for
     */
    public FakeSireneApi(String key, int page) {
        this.key = key;
        this.page = page;
    }

    /** @return of the search, below the server's address */
    public String path() {
        return PATH;
    }

    /** @param unit with {@code dateDernierTraitementUniteLegale} */
    public void publish(JsonNode unit) {
        units.add(unit);
    }

    @Override
    public FakeResponse apply(FakeRequest request) {
        if (!request.header(KEY_HEADER).filter(key::equals).isPresent()) {
            return error(401, "Unauthorized");
        }
        Matcher day = ON_DAY.matcher(request.query().getOrDefault("q", ""));
        int size = Integer.parseInt(request.query().getOrDefault("nombre", "20"));
        if (!request.path().equals(PATH) || !day.matches() || size > LARGEST_PAGE) {
            return error(400, "Erreur de syntaxe dans le paramètre q ou nombre");
        }
        String cursor = request.query().getOrDefault("curseur", "*");
        return page(day.group(1), cursor);
    }

    private FakeResponse page(String day, String cursor) {
        List<JsonNode> found = units.stream()
                .filter(unit ->
                        unit.path("dateDernierTraitementUniteLegale").asText().startsWith(day))
                .toList();
        if (found.isEmpty()) {
            return error(404, "Aucun élément trouvé");
        }
        int from = cursor.equals("*") ? 0 : Integer.parseInt(cursor.substring(1));
        int to = Math.min(found.size(), from + page);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("header")
                .put("statut", 200)
                .put("total", found.size())
                .put("curseur", cursor)
                .put("curseurSuivant", from >= found.size() ? cursor : "c" + to);
        body.putArray("unitesLegales").addAll(found.subList(Math.min(from, to), to));
        return FakeResponse.json(200, body);
    }

    private static FakeResponse error(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("header").put("statut", status).put("message", message);
        return FakeResponse.json(status, body);
    }
}
