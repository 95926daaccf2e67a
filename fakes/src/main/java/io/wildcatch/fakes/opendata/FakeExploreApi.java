package io.wildcatch.fakes.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The explore API v2.1 over one dataset: {@code where} on one day, {@code order_by} a text field, {@code limit} and {@code
 * offset}. Refuses a limit above 100, what lies beyond the 10,000th record, and what it doesn't understand.
 */
public final class FakeExploreApi implements Function<FakeRequest, FakeResponse> {

    private static final int LARGEST_PAGE = 100;
    private static final int REACH = 10_000;
    private static final Pattern ON_DAY =
            Pattern.compile("(\\w+)\\s*=\\s*date'(\\d{4}-\\d{2}-\\d{2})'(?: and \\((.*)\\))?");
    private static final Pattern ORDER = Pattern.compile("(\\w+) (asc|desc)");

    private final String path;
    private final List<JsonNode> records = new CopyOnWriteArrayList<>();

    /** @param dataset such as {@code boamp} */
    public FakeExploreApi(String dataset) {
        this.path = "/api/explore/v2.1/catalog/datasets/" + dataset + "/records";
    }

    /** @return of the dataset's records, below the server's address */
    public String path() {
        return path;
    }

    public void publish(JsonNode record) {
        records.add(record);
    }

    public void publish(List<? extends JsonNode> more) {
        records.addAll(more);
    }

    @Override
    public FakeResponse apply(FakeRequest request) {
        if (!request.path().equals(path)) {
            return error(404, "UnknownDataset", "The requested dataset does not exist.");
        }
        int limit = number(request, "limit", 10);
        int offset = number(request, "offset", 0);
        if (limit < 0 || limit > LARGEST_PAGE) {
            return error(400, "InvalidRESTParameterError", "Invalid value for limit API parameter: 0 <= limit <= 100.");
        }
        if (offset < 0 || offset + limit > REACH) {
            return error(
                    400, "InvalidRESTParameterError", "Invalid value for offset API parameter: offset+limit <= 10000.");
        }
        Matcher where = ON_DAY.matcher(request.query().getOrDefault("where", ""));
        Matcher order = ORDER.matcher(request.query().getOrDefault("order_by", ""));
        if (!where.matches() || !order.matches()) {
            return error(400, "ODSQLError", "ODSQL query is malformed.");
        }
        return page(matching(where.group(1), where.group(2), order.group(1), order.group(2)), limit, offset);
    }

    private List<JsonNode> matching(String dateField, String day, String orderField, String direction) {
        Comparator<JsonNode> ascending =
                Comparator.comparing(record -> record.path(orderField).asText());
        return records.stream()
                .filter(record -> record.path(dateField).asText().equals(day))
                .sorted(direction.equals("asc") ? ascending : ascending.reversed())
                .toList();
    }

    private static FakeResponse page(List<JsonNode> found, int limit, int offset) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", found.size());
        body.putArray("results").addAll(found.stream().skip(offset).limit(limit).toList());
        return FakeResponse.json(200, body);
    }

    private static int number(FakeRequest request, String name, int otherwise) {
        String text = request.query().get(name);
        return text == null ? otherwise : text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static FakeResponse error(int status, String code, String message) {
        return FakeResponse.json(
                status,
                JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message));
    }
}
