package io.wildcatch.fakes.opendata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notice search of TED, v3: a query on days of publication, pages by token. Refuses a limit above 250, a request
 * without fields, and a token that it doesn't know (any more).
 */
public final class FakeTedApi implements Function<FakeRequest, FakeResponse> {

    private static final String PATH = "/v3/notices/search";
    private static final int LARGEST_PAGE = 250;
    private static final Pattern DAYS = Pattern.compile("publication-date>=(\\d{8}) AND publication-date<=(\\d{8}).*");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonNode> notices = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    /** @return of the search, below the server's address */
    public String path() {
        return PATH;
    }

    public void publish(JsonNode notice) {
        notices.add(notice);
    }

    public void publish(List<? extends JsonNode> more) {
        notices.addAll(more);
    }

    /** From now on no token that was given out is known. */
    public void forgetTokens() {
        tokens.clear();
    }

    @Override
    public FakeResponse apply(FakeRequest request) {
        if (!request.path().equals(PATH)) {
            return error(404, "NOT_FOUND");
        }
        if (!request.method().equals("POST")) {
            return error(405, "METHOD_NOT_ALLOWED");
        }
        try {
            return answer(MAPPER.readTree(request.body()));
        } catch (JsonProcessingException e) {
            return error(400, "BODY_NOT_READABLE");
        }
    }

    private FakeResponse answer(JsonNode query) {
        Matcher days = DAYS.matcher(query.path("query").asText());
        int limit = query.path("limit").asInt(10);
        if (!days.matches()) {
            return error(400, "QUERY_SYNTAX_ERROR");
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            return error(400, "LIMIT_OUT_OF_RANGE");
        }
        if (!query.path("fields").isArray() || query.path("fields").isEmpty()) {
            return error(400, "FIELDS_MISSING");
        }
        String token = query.path("iterationNextToken").asText("");
        Integer from = token.isEmpty() ? Integer.valueOf(0) : tokens.get(token);
        return from == null ? error(400, "UNKNOWN_TOKEN") : page(days.group(1), days.group(2), from, limit);
    }

    private FakeResponse page(String first, String last, int from, int limit) {
        List<JsonNode> found = notices.stream()
                .filter(notice ->
                        day(notice).compareTo(first) >= 0 && day(notice).compareTo(last) <= 0)
                .sorted(Comparator.comparing(
                        notice -> notice.path("publication-number").asText()))
                .toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("notices").addAll(found.stream().skip(from).limit(limit).toList());
        body.put("totalNoticeCount", found.size());
        if (from + limit < found.size()) {
            String token = "token-" + number.incrementAndGet();
            tokens.put(token, from + limit);
            body.put("iterationNextToken", token);
        } else {
            body.putNull("iterationNextToken");
        }
        body.put("timedOut", false);
        return FakeResponse.json(200, body);
    }

    /** {@code 2026-10-05+02:00} is on 20261005. */
    private static String day(JsonNode notice) {
        String date = notice.path("publication-date").asText();
        return date.length() < 10 ? date : date.substring(0, 10).replace("-", "");
    }

    private static FakeResponse error(int status, String type) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", type);
        body.putObject("error").put("type", type);
        return FakeResponse.json(status, body);
    }
}
