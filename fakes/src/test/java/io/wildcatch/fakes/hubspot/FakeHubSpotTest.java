package io.wildcatch.fakes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stand-in takes and what it refuses, as HubSpot's documentation says. */
class FakeHubSpotTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DEALS = "/crm/v3/objects/deals/";

    private final FakeHubSpot hubSpot = FakeHubSpot.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void setUp() {
        hubSpot.define("deals", FakeHubSpot.unique("wildcatch_id"));
    }

    @AfterEach
    void stop() {
        hubSpot.close();
    }

    @Test
    void shouldMakeRecordsOnceAndThenChangeThem() throws Exception {
        JsonNode first = post(200, "batch/upsert", inputs(input("o-1", "\"dealname\":\"A\"")));
        JsonNode second = post(200, "batch/upsert", inputs(input("o-1", "\"dealname\":\"B\"")));

        assertThat(first.at("/results/0/new").asBoolean()).isTrue();
        assertThat(second.at("/results/0/new").asBoolean()).isFalse();
        assertThat(second.path("status").asText()).isEqualTo("COMPLETE");
        assertThat(hubSpot.created()).isEqualTo(1);
        assertThat(hubSpot.record("deals", "wildcatch_id", "o-1").orElseThrow()).containsEntry("dealname", "B");
    }

    @Test
    void shouldNameTheInputsThatFailByTheirTraceIds() throws Exception {
        JsonNode reply = post(
                207,
                "batch/upsert",
                inputs(
                        traced("o-1", "\"dealstage\":\"closedwon\""),
                        traced("o-2", "\"dealstage\":\"moon\""),
                        traced("o-3", "\"amount\":\"a lot\"")));

        assertThat(reply.path("numErrors").asInt()).isEqualTo(2);
        assertThat(reply.path("results")).hasSize(1);
        assertThat(reply.at("/errors/0/context/objectWriteTraceId/0").asText()).isEqualTo("t-o-2");
        assertThat(reply.at("/errors/0/category").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.at("/errors/0/message").asText()).contains("INVALID_OPTION", "\"name\":\"dealstage\"");
    }

    @Test
    void shouldRefuseWholeBatches() throws Exception {
        refuses("batch/upsert", inputs(input("o-1", "\"dealstage\":\"moon\""), input("o-2", "")), "not valid");
        refuses("batch/upsert", inputs(traced("o-1", "\"nothing\":\"1\"")), "PROPERTY_DOESNT_EXIST");
        refuses("batch/upsert", inputs(input("o-1", ""), input("o-1", "")), "Duplicate IDs");
        refuses("batch/upsert", inputs(many(101)), "maximum number of inputs");
        refuses("batch/upsert", "{\"inputs\":[]}", "required fields");
        refuses("batch/upsert", "{\"inputs\":", "Invalid input JSON");
        refuses("batch/upsert", inputs("{\"id\":\"o-1\",\"properties\":{}}"), "[idProperty]");
        refuses(
                "batch/upsert",
                inputs("{\"id\":\"o-1\",\"idProperty\":\"dealname\",\"properties\":{}}"),
                "non-unique deals property dealname");
        assertThat(hubSpot.created()).isZero();
    }

    @Test
    void shouldMakeNothingByUpdates() throws Exception {
        JsonNode reply = post(207, "batch/update", inputs(traced("o-1", "\"dealname\":\"A\"")));

        assertThat(reply.at("/errors/0/category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(hubSpot.records("deals")).isEmpty();
    }

    @Test
    void shouldTellWhoSetAProperty() throws Exception {
        post(200, "batch/upsert", inputs(input("o-1", "\"dealstage\":\"qualifiedtobuy\"")));
        long id = Long.parseLong(
                hubSpot.record("deals", "wildcatch_id", "o-1").orElseThrow().get("hs_object_id"));
        hubSpot.user().change("deals", id, Map.of("dealstage", "closedwon"));

        JsonNode history = post(
                        200,
                        "batch/read",
                        "{\"inputs\":[{\"id\":\"" + id + "\"}],\"propertiesWithHistory\":[\"dealstage\"]}")
                .at("/results/0/propertiesWithHistory/dealstage");
        assertThat(history.at("/0/sourceType").asText()).isEqualTo("CRM_UI");
        assertThat(history.at("/1/sourceType").asText()).isEqualTo("INTEGRATION");
    }

    @Test
    void shouldSearchInPagesUpToTheCap() throws Exception {
        hubSpot.capSearch(100);
        IntStream.range(0, 130).forEach(i -> hubSpot.user().create("deals", Map.of("dealname", "d-" + i)));
        JsonNode page = post(200, "search", "{\"limit\":50}");
        assertThat(page.path("total").asInt()).isEqualTo(130);
        assertThat(page.path("results")).hasSize(50);
        assertThat(page.at("/paging/next/after").asText()).isEqualTo("50");

        refuses("search", "{\"limit\":50,\"after\":\"100\"}", "exceed 100 results");
        refuses("search", "{\"limit\":201}", "not between 1 and 200");
        refuses("search", "{\"sorts\":[{\"propertyName\":\"dealname\"},{\"propertyName\":\"amount\"}]}", "one sort");
        refuses("search", filter("nowhere", "EQ", "1"), "nowhere doesn't exist");
    }

    @Test
    void shouldNotShowInSearchWhatIsInTheBinOrChangedJustNow() throws Exception {
        long one = hubSpot.user().create("deals", Map.of("dealname", "a"));
        long two = hubSpot.user().create("deals", Map.of("dealname", "b"));
        hubSpot.user().merge("deals", one, two);
        assertThat(post(200, "search", "{}").path("results")).hasSize(1);
        assertThat(post(200, "search", filter("hs_merged_object_ids", "EQ", Long.toString(two)))
                        .path("results"))
                .hasSize(1);

        hubSpot.delaySearch(Duration.ofHours(1));
        assertThat(post(200, "search", "{}").path("results")).isEmpty();
    }

    @Test
    void shouldCountRequestsAndSayHowManyAreLeft() throws Exception {
        hubSpot.limit(2, Duration.ofSeconds(60), 1_000);
        assertThat(send("batch/read", inputs(input("o-1", "")), FakeHubSpot.PRIVATE_TOKEN)
                        .headers()
                        .firstValue("X-HubSpot-RateLimit-Remaining"))
                .contains("1");
        post(207, "batch/read", inputs(input("o-1", "")));
        assertThat(post(429, "batch/read", inputs(input("o-1", "")))
                        .path("policyName")
                        .asText())
                .isEqualTo("TEN_SECONDLY_ROLLING");
        assertThat(hubSpot.throttled()).isEqualTo(1);
    }

    @Test
    void shouldLetNobodyInWithoutAGoodToken() throws Exception {
        assertThat(send("search", "{}", "wrong").statusCode()).isEqualTo(401);
        String token = token();
        assertThat(send("search", "{}", token).statusCode()).isEqualTo(200);
        hubSpot.expireTokens();
        HttpResponse<String> expired = send("search", "{}", token);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.body()).contains("EXPIRED_AUTHENTICATION");
    }

    private String token() throws Exception {
        String form = "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
                .formatted(FakeHubSpot.CLIENT_ID, FakeHubSpot.CLIENT_SECRET, FakeHubSpot.REFRESH_TOKEN);
        HttpRequest request = HttpRequest.newBuilder(hubSpot.url().resolve("/oauth/v1/token"))
                .POST(BodyPublishers.ofString(form))
                .build();
        return MAPPER.readTree(client.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    private void refuses(String action, String body, String reason) throws Exception {
        assertThat(post(400, action, body).path("message").asText()).contains(reason);
    }

    private JsonNode post(int status, String action, String body) throws Exception {
        HttpResponse<String> response = send(action, body, FakeHubSpot.PRIVATE_TOKEN);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return MAPPER.readTree(response.body());
    }

    private HttpResponse<String> send(String action, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hubSpot.url() + DEALS + action))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String inputs(String... inputs) {
        return "{\"inputs\":[" + String.join(",", inputs) + "]}";
    }

    private static String input(String id, String properties) {
        return "{\"id\":\"%s\",\"idProperty\":\"wildcatch_id\",\"properties\":{%s}}".formatted(id, properties);
    }

    private static String traced(String id, String properties) {
        return "{\"id\":\"%s\",\"idProperty\":\"wildcatch_id\",\"objectWriteTraceId\":\"t-%s\",\"properties\":{%s}}"
                .formatted(id, id, properties);
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> input("o-" + i, "")).collect(Collectors.joining(","));
    }

    private static String filter(String property, String operator, String value) {
        return "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"%s\",\"operator\":\"%s\",\"value\":\"%s\"}]}]}"
                .formatted(property, operator, value);
    }
}
