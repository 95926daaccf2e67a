package io.wildcatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.fakes.hubspot.FakeHubSpot;
import io.wildcatch.fakes.salesforce.FakeSalesforce;
import io.wildcatch.fakes.salesforce.Field;
import io.wildcatch.fakes.webhook.FakeReceiver;
import io.wildcatch.local.crash.Following;
import io.wildcatch.local.crash.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The whole round: a signal becomes an opportunity in each CRM, and what sellers set there teaches the reach of its source. */
class CrmsInUpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final FakeReceiver receiver = new FakeReceiver();
    private final FakeSalesforce salesforce = FakeSalesforce.start(InstantSource.system());
    private final FakeHubSpot hubSpot = FakeHubSpot.start();
    private final int base = Program.freePorts();
    private final ConnectRest connect = new ConnectRest(at(4));

    @BeforeEach
    void prepare() throws Exception {
        for (String name : List.of("Account", "Offering")) {
            salesforce.org().define("Task", Field.text("Wildcatch_" + name + "__c", 255));
        }
        salesforce.org().define("Task", Field.externalId("Wildcatch_Id__c"));
        salesforce.org().define("Task", Field.picklist("Wildcatch_Outcome__c", "Won", "Lost", "No project"));
        salesforce.org().define("Task", Field.picklist("Wildcatch_Rivals__c", "Present", "Absent"));
        // As the documentation tells users to.
        send(
                URI.create(hubSpot.url() + "/crm/v3/properties/deals/batch/create"),
                Files.readString(Path.of("../connectors/examples/hubspot-properties.json")),
                201);
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("accounts.jsonl"), """
                {"id":"a-1","name":"Fonderie de Givors","domains":["givors.fr"],"country":"FR"}
                {"id":"a-2","name":"Tannerie de Millau","domains":["millau.fr"],"country":"FR"}
                """);
        Files.writeString(home.resolve("sources.json"), """
                [{"id":"site","class":"FIRST_PARTY","reach":{"alpha":1,"beta":99},"pickupDays":0.000001}]
                """);
    }

    @AfterEach
    void stop() {
        hubSpot.close();
        salesforce.close();
        receiver.close();
    }

    @Test
    void shouldBringAnOpportunityToEachCrmAndAVerdictBack() throws Exception {
        try (Program up = Program.start(
                folder.resolve("up.log"),
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--home",
                folder.resolve("home").toString(),
                "--port-base",
                Integer.toString(base))) {
            up.awaitReady();
            connect.put(
                    "hook",
                    sink(
                            "webhook.WebhookSinkConnector",
                            Map.of("webhook.url", receiver.url().toString(), "webhook.secret", FakeReceiver.SECRET)));
            connect.put("salesforce", sink("salesforce.SalesforceSinkConnector", salesforceAccess()));
            connect.put("hubspot", sink("hubspot.HubSpotSinkConnector", hubSpotAccess()));
            connect.put("hubspot-back", source("hubspot.HubSpotSourceConnector", hubSpotAccess()));
            connect.put("salesforce-back", source("salesforce.SalesforceSourceConnector", salesforceAccess()));

            // Whoever is faster than what the CRM knows of its accounts is told of them twice.
            try (Following pipeline = Following.up(base)) {
                pipeline.awaitDone("wildcatch");
            }
            handRaise("givors.fr");
            handRaise("millau.fr");
            await().atMost(PATIENCE).until(() -> receiver.events().size() == 2);
            String first = opportunityOf("a-1");
            String second = opportunityOf("a-2");
            for (String id : List.of(first, second)) {
                await().atMost(PATIENCE)
                        .until(() -> salesforce
                                        .org()
                                        .find("Task", "Wildcatch_Id__c", id)
                                        .size()
                                == 1);
                await().atMost(PATIENCE)
                        .until(() -> hubSpot.record("deals", "wildcatch_id", id).isPresent());
            }

            double unheard = reach();
            ObjectNode task =
                    salesforce.org().find("Task", "Wildcatch_Id__c", first).get(0);
            String jeanne = salesforce.org().user("Jeanne");
            salesforce
                    .org()
                    .change(
                            jeanne,
                            task.path("Id").asText(),
                            Map.of(
                                    "Status",
                                    "Completed",
                                    "Wildcatch_Outcome__c",
                                    "Lost",
                                    "Wildcatch_Rivals__c",
                                    "Present"));
            await().atMost(PATIENCE).until(() -> reach() > unheard);

            double once = reach();
            hubSpot.user()
                    .change(
                            "deals",
                            Long.parseLong(hubSpot.record("deals", "wildcatch_id", second)
                                    .orElseThrow()
                                    .get("hs_object_id")),
                            Map.of("dealstage", "closedlost", "wildcatch_rivals", "PRESENT"));
            await().atMost(PATIENCE).until(() -> reach() > once);
        }
    }

    private Map<String, String> salesforceAccess() {
        return Map.of(
                "salesforce.login.url", salesforce.url().toString(),
                "salesforce.client.id", FakeSalesforce.CONSUMER_KEY,
                "salesforce.client.secret", FakeSalesforce.CONSUMER_SECRET);
    }

    private Map<String, String> hubSpotAccess() {
        return Map.of("hubspot.url", hubSpot.url().toString(), "hubspot.token", FakeHubSpot.PRIVATE_TOKEN);
    }

    private static Map<String, String> sink(String connector, Map<String, String> access) {
        Map<String, String> config = reaching(connector, access);
        config.put("topics", "wildcatch.opportunities");
        return config;
    }

    private Map<String, String> source(String connector, Map<String, String> access) {
        Map<String, String> config = reaching(connector, access);
        config.put("schema.registry.url", at(1).toString());
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("poll.interval.ms", "500");
        return config;
    }

    private static Map<String, String> reaching(String connector, Map<String, String> access) {
        Map<String, String> config = new HashMap<>(access);
        config.put("connector.class", "io.wildcatch.connectors." + connector);
        config.put("allowed.hosts", "127.0.0.1");
        config.put("allow.http", "true");
        return config;
    }

    /** The mean of what is believed of the reach of the site; 0 while nobody knows it. */
    private double reach() throws IOException, InterruptedException {
        JsonNode sources = MAPPER.readTree(
                HTTP.send(HttpRequest.newBuilder(at(0).resolve("/api/sources")).build(), BodyHandlers.ofString())
                        .body());
        return StreamSupport.stream(sources.spliterator(), false)
                .filter(source -> source.path("source").asText().equals("site"))
                .mapToDouble(source -> source.path("mean").asDouble())
                .findFirst()
                .orElse(0);
    }

    private void handRaise(String domain) throws IOException, InterruptedException {
        String signal =
                "{\"id\":\"raised-%s\",\"source\":\"site\",\"kind\":\"HAND_RAISE\",\"occurredAt\":\"%s\",\"account\":{\"domain\":\"%s\"}}"
                        .formatted(domain, Instant.now(), domain);
        send(at(3).resolve("/signals"), signal, 202);
    }

    private String opportunityOf(String account) {
        return receiver.events().stream()
                .filter(event -> event.at("/data/accountId").asText().equals(account))
                .map(event -> event.at("/data/opportunityId").asText())
                .findFirst()
                .orElseThrow();
    }

    private static void send(URI address, String body, int expected) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + FakeHubSpot.PRIVATE_TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
    }

    private URI at(int offset) {
        return URI.create("http://127.0.0.1:" + (base + offset));
    }
}
