package io.wildcatch.fakes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stand-in refuses what Salesforce refuses, in its words. */
class FakeSalesforceTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final FakeSalesforce crm = FakeSalesforce.start(InstantSource.fixed(NOW));
    private final HttpClient http = HttpClient.newHttpClient();

    FakeSalesforceTest() {
        crm.org().define("Task", Field.externalId("Ext__c"));
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void shouldGiveTokensToWhoHasTheSecret() throws Exception {
        assertThat(token("client_credentials&client_id=" + FakeSalesforce.CONSUMER_KEY + "&client_secret=wrong"))
                .contains("400", "invalid_client");
        assertThat(token("password&username=x")).contains("400", "unsupported_grant_type");
        assertThat(token(secret())).contains("200", "access_token", "instance_url");
    }

    @Test
    void shouldCheckAssertionsToTheLetter() throws Exception {
        KeyPair good = keys();
        crm.trust(good.getPublic());
        String login = "https://login.salesforce.com";
        String me = FakeSalesforce.USERNAME;

        assertThat(jwt(keys(), me, login, 180)).contains("invalid assertion");
        assertThat(jwt(good, me, "https://example.com", 180)).contains("audience is invalid");
        assertThat(jwt(good, me, login, -1)).contains("expired authorization code");
        assertThat(jwt(good, me, login, 3600)).contains("expired authorization code");
        assertThat(jwt(good, "x@example.com", login, 180)).contains("hasn't approved");
        assertThat(jwt(good, me, login, 180)).contains("200", "access_token");
    }

    @Test
    void shouldRefuseWhoHasNoSession() throws Exception {
        HttpResponse<String> reply = send("GET", "query?q=x", "", "Bearer nonsense");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body()).contains("INVALID_SESSION_ID");
    }

    @Test
    void shouldTellEachRecordsFateInOrder() throws Exception {
        JsonNode results = upsert(
                "{'Ext__c':'a','Subject':'one'}",
                "{'Ext__c':'b','WhatId':'domain:acme.fr'}",
                "{'Ext__c':'c','OwnerId':'005Wc0000000099AAA'}",
                "{'Ext__c':'d','Subject':'" + "x".repeat(256) + "'}",
                "{'Ext__c':'e','IsClosed':true}",
                "{'Ext__c':'f'}",
                "{'Ext__c':'F'}",
                "{'Subject':'nobody'}");

        assertThat(codes(results))
                .containsExactly(
                        "created",
                        "MALFORMED_ID",
                        "INVALID_CROSS_REFERENCE_KEY",
                        "STRING_TOO_LONG",
                        "INVALID_FIELD_FOR_INSERT_UPDATE",
                        "DUPLICATE_VALUE",
                        "DUPLICATE_VALUE",
                        "MISSING_ARGUMENT");
        assertThat(codes(upsert("{'Ext__c':'A','Subject':'again'}"))).containsExactly("updated");
        assertThat(crm.org().all("Task")).hasSize(1);
    }

    @Test
    void shouldRefuseTheWholeRequestForWhatIsNoRecord() throws Exception {
        assertThat(patch("{'Ext__c':'a','Nope__c':'x'}").body()).contains("INVALID_FIELD", "No such column 'Nope__c'");
        assertThat(patch("{'Ext__c':'a','ActivityDate':'soon'}").body()).contains("JSON_PARSER_ERROR");
        String[] many = new String[201];
        for (int i = 0; i < many.length; i++) {
            many[i] = "{'Ext__c':'" + i + "'}";
        }
        assertThat(patch(many).body()).contains("EXCEEDED_ID_LIMIT");
        assertThat(crm.org().all("Task")).isEmpty();
    }

    @Test
    void shouldWantRequiredFieldsOfNewRecords() throws Exception {
        crm.org().define("Account", Field.externalId("Ext__c"));
        ObjectNode body = MAPPER.createObjectNode();
        body.putArray("records")
                .addObject()
                .put("Ext__c", "a")
                .putObject("attributes")
                .put("type", "Account");

        HttpResponse<String> reply = send("PATCH", "composite/sobjects/Account/Ext__c", body.toString(), bearer());

        assertThat(codes(MAPPER.readTree(reply.body()))).containsExactly("REQUIRED_FIELD_MISSING");
    }

    @Test
    void shouldFindAndPageAndKnowWhatIsInTheRecycleBin() throws Exception {
        String user = crm.org().user("Jeanne");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(crm.org().create(user, "Task", Map.of("Subject", "no. " + i, "Priority", i < 5 ? "High" : "Low")));
        }
        crm.org().delete(user, ids.get(0));
        crm.pageSize(2);

        String found =
                "SELECT Id, Owner.Name FROM Task WHERE Priority = 'high' AND (Subject != 'no. 1' OR IsClosed = true)"
                        + " AND SystemModstamp >= 2026-03-02T09:00:00.000Z ORDER BY Subject DESC, Id";
        JsonNode first = query("query?q=" + encoded(found));
        assertThat(first.path("totalSize").asInt()).isEqualTo(3);
        assertThat(first.at("/records/0/Owner/Name").asText()).isEqualTo("Jeanne");
        assertThat(first.at("/records/0/Id").asText()).isEqualTo(ids.get(4));
        String locator = first.path("nextRecordsUrl").asText().replaceFirst(".*/query/", "query/");
        assertThat(query(locator).path("done").asBoolean()).isTrue();
        assertThat(query("queryAll?q=" + encoded(found)).path("totalSize").asInt())
                .isEqualTo(4);
    }

    @Test
    void shouldRefuseQueriesThatItCantRead() throws Exception {
        assertThat(query("query?q=" + encoded("SELECT Nope FROM Task")).toString())
                .contains("INVALID_FIELD");
        assertThat(query("query?q=" + encoded("SELECT Id FROM Nope")).toString())
                .contains("INVALID_TYPE");
        assertThat(query("query?q=" + encoded("SELECT Id FROM Task WHERE")).toString())
                .contains("MALFORMED_QUERY");
        assertThat(query("query?q=" + encoded("SELECT Id FROM Task WHERE SystemModstamp > '2026'"))
                        .toString())
                .contains("should not be enclosed in quotes");
    }

    @Test
    void shouldCountRequestsAndStopAtTheLimit() throws Exception {
        crm.limitRequests(1);
        HttpResponse<String> first = send("GET", "sobjects/Task/describe", "", bearer());
        HttpResponse<String> second = send("GET", "sobjects/Task/describe", "", bearer());

        assertThat(first.headers().firstValue("Sforce-Limit-Info")).contains("api-usage=1/1");
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.body()).contains("REQUEST_LIMIT_EXCEEDED");
    }

    private JsonNode upsert(String... records) throws IOException, InterruptedException {
        return MAPPER.readTree(patch(records).body());
    }

    private HttpResponse<String> patch(String... records) throws IOException, InterruptedException {
        ObjectNode body = MAPPER.createObjectNode().put("allOrNone", false);
        ArrayNode all = body.putArray("records");
        for (String record : records) {
            ObjectNode one = (ObjectNode) MAPPER.readTree(record.replace('\'', '"'));
            one.putObject("attributes").put("type", "Task");
            all.add(one);
        }
        return send("PATCH", "composite/sobjects/Task/Ext__c", body.toString(), bearer());
    }

    private JsonNode query(String resource) throws IOException, InterruptedException {
        return MAPPER.readTree(send("GET", resource, "", bearer()).body());
    }

    private static List<String> codes(JsonNode results) {
        List<String> codes = new ArrayList<>();
        results.forEach(result -> codes.add(
                result.path("success").asBoolean()
                        ? result.path("created").asBoolean() ? "created" : "updated"
                        : result.at("/errors/0/statusCode").asText()));
        return codes;
    }

    private HttpResponse<String> send(String method, String resource, String body, String authorization)
            throws IOException, InterruptedException {
        URI address = URI.create(crm.url() + "/services/data/v62.0/" + resource);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String bearer() throws IOException, InterruptedException {
        String reply = token(secret());
        return "Bearer "
                + MAPPER.readTree(reply.substring(4)).path("access_token").asText();
    }

    private static String secret() {
        return "client_credentials&client_id=" + FakeSalesforce.CONSUMER_KEY + "&client_secret="
                + FakeSalesforce.CONSUMER_SECRET;
    }

    private String token(String grant) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(crm.url() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=" + grant))
                .build();
        HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
        return reply.statusCode() + " " + reply.body();
    }

    private String jwt(KeyPair keys, String subject, String audience, long seconds)
            throws GeneralSecurityException, IOException, InterruptedException {
        String claims = MAPPER.createObjectNode()
                .put("iss", FakeSalesforce.CONSUMER_KEY)
                .put("sub", subject)
                .put("aud", audience)
                .put("exp", NOW.getEpochSecond() + seconds)
                .toString();
        String text = base64("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return token(encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion=" + text + "."
                + base64(signature.sign()));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
