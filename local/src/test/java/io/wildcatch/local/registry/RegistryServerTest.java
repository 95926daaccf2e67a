package io.wildcatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class RegistryServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ID =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted("{\"name\":\"id\",\"type\":\"string\"}");
    private static final String WITH_NAME = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s,%s]}"
            .formatted(
                    "{\"name\":\"id\",\"type\":\"string\"}",
                    "{\"name\":\"name\",\"type\":\"string\",\"default\":\"\"}");
    private static final String WITH_REQUIRED = WITH_NAME.replace(",\"default\":\"\"", "");

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;
    private String subject = "";

    @BeforeAll
    static void startOnce() {
        broker = EmbeddedBroker.start(BrokerConfig.local(data, 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @BeforeEach
    void ownSubject(TestInfo test) {
        subject = test.getTestMethod().orElseThrow().getName() + "-value";
    }

    @Test
    void shouldGiveTheSameSchemaTheSameIdEverywhere() throws Exception {
        int id = register(ID).path("id").asInt();

        assertThat(id).isPositive();
        assertThat(register(ID).path("id").asInt()).isEqualTo(id);
        assertThat(post("/subjects/elsewhere-value/versions", schema(" " + ID))
                        .path("id")
                        .asInt())
                .isEqualTo(id);
        assertThat(get("/subjects/" + subject + "/versions")).isEqualTo(tree("[1]"));
        assertThat(get("/schemas/ids/" + id).path("schema").asText()).isEqualTo(ID);
        assertThat(get("/schemas/ids/" + id + "/schema")).isEqualTo(tree(ID));
        assertThat(get("/schemas/ids/" + id + "/subjects").toString()).contains(subject, "elsewhere-value");
    }

    @Test
    void shouldRefuseWhatCannotReadTheLastVersion() throws Exception {
        register(ID);

        JsonNode refusal = send("POST", "/subjects/" + subject + "/versions", schema(WITH_REQUIRED), 409);

        assertThat(refusal.path("error_code").asInt()).isEqualTo(409);
        assertThat(refusal.path("message").asText()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void shouldFollowTheLevelOfTheSubject() throws Exception {
        register(ID);
        assertThat(send("GET", "/config/" + subject, "", 404).path("error_code").asInt())
                .isEqualTo(40408);
        assertThat(get("/config/" + subject + "?defaultToGlobal=true"))
                .isEqualTo(tree("{'compatibilityLevel':'BACKWARD'}"));

        assertThat(put("/config/" + subject, "{\"compatibility\":\"none\"}"))
                .isEqualTo(tree("{'compatibility':'NONE'}"));

        assertThat(register(WITH_REQUIRED).path("id").asInt()).isPositive();
        assertThat(send("DELETE", "/config/" + subject, "", 200)).isEqualTo(tree("{'compatibilityLevel':'NONE'}"));
        assertThat(send("PUT", "/config/" + subject, "{\"compatibility\":\"odd\"}", 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42203);
    }

    @Test
    void shouldCheckWithoutRegistering() throws Exception {
        register(ID);
        String path = "/compatibility/subjects/" + subject + "/versions";

        assertThat(post(path + "/latest", schema(WITH_NAME))).isEqualTo(tree("{'is_compatible':true}"));
        JsonNode verbose = post(path + "/1?verbose=true", schema(WITH_REQUIRED));
        assertThat(verbose.path("is_compatible").asBoolean()).isFalse();
        assertThat(verbose.path("messages")).isNotEmpty();
        assertThat(send("POST", path + "/9", schema(ID), 404).path("error_code").asInt())
                .isEqualTo(40402);
        assertThat(get("/subjects/" + subject + "/versions")).isEqualTo(tree("[1]"));
    }

    @Test
    void shouldHideFirstAndForgetOnlyOnRequest() throws Exception {
        int id = register(ID).path("id").asInt();
        String path = "/subjects/" + subject;

        assertThat(send("DELETE", path + "?permanent=true", "", 404)
                        .path("error_code")
                        .asInt())
                .isEqualTo(40405);
        assertThat(send("DELETE", path, "", 200)).isEqualTo(tree("[1]"));
        assertThat(send("DELETE", path, "", 404).path("error_code").asInt()).isEqualTo(40404);
        assertThat(get("/subjects").toString()).doesNotContain(subject);
        assertThat(get("/subjects?deleted=true").toString()).contains(subject);
        assertThat(get("/schemas/ids/" + id).path("schema").asText()).isEqualTo(ID);

        assertThat(register(ID).path("id").asInt()).as("same id after deletion").isEqualTo(id);
        assertThat(get(path + "/versions")).isEqualTo(tree("[2]"));

        send("DELETE", path, "", 200);
        assertThat(send("DELETE", path + "?permanent=true", "", 200)).isEqualTo(tree("[1,2]"));
        assertThat(send("GET", path + "/versions?deleted=true", "", 404)
                        .path("error_code")
                        .asInt())
                .isEqualTo(40401);
    }

    @Test
    void shouldDeleteOneVersionInTwoSteps() throws Exception {
        register(ID);
        register(WITH_NAME);
        String path = "/subjects/" + subject + "/versions/";

        assertThat(send("DELETE", path + "2?permanent=true", "", 404)
                        .path("error_code")
                        .asInt())
                .isEqualTo(40407);
        assertThat(send("DELETE", path + "latest", "", 200)).isEqualTo(tree("2"));
        assertThat(send("DELETE", path + "2", "", 404).path("error_code").asInt())
                .isEqualTo(40406);
        assertThat(get(path + "latest").path("version").asInt()).isEqualTo(1);
        assertThat(get(path + "2?deleted=true").path("version").asInt()).isEqualTo(2);
        assertThat(send("DELETE", path + "2?permanent=true", "", 200)).isEqualTo(tree("2"));
        assertThat(send("GET", path + "2?deleted=true", "", 404)
                        .path("error_code")
                        .asInt())
                .isEqualTo(40402);
    }

    @Test
    void shouldResolveReferences() throws Exception {
        post("/subjects/shared-money/versions", schema("{\"type\":\"record\",\"name\":\"a.Money\",\"fields\":[]}"));
        String using =
                "{\"type\":\"record\",\"name\":\"a.Deal\",\"fields\":[{\"name\":\"worth\",\"type\":\"a.Money\"}]}";
        String request = JSON.createObjectNode()
                .put("schema", using)
                .set("references", tree("[{'name':'a.Money','subject':'shared-money','version':1}]"))
                .toString();

        int id = post("/subjects/" + subject + "/versions", request).path("id").asInt();

        assertThat(get("/schemas/ids/" + id).path("schema").asText()).isEqualTo(using);
        assertThat(get("/schemas/ids/" + id).path("references").toString()).contains("shared-money");
        assertThat(get("/subjects/shared-money/versions/1/referencedby")).isEqualTo(tree("[" + id + "]"));
        assertThat(send("DELETE", "/subjects/shared-money", "", 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42206);
        assertThat(send("POST", "/subjects/" + subject + "/versions", schema(using), 422)
                        .path("error_code")
                        .asInt())
                .as("without its reference")
                .isEqualTo(42201);
    }

    @Test
    void shouldImportWithTheIdsOfAnotherRegistry() throws Exception {
        put("/mode/" + subject, "{\"mode\":\"IMPORT\"}");
        String imported = schema("\"string\"").replace("}", ",\"id\":4711,\"version\":3}");

        assertThat(post("/subjects/" + subject + "/versions", imported)).isEqualTo(tree("{'id':4711}"));

        assertThat(get("/subjects/" + subject + "/versions/3").path("id").asInt())
                .isEqualTo(4711);
        assertThat(send("DELETE", "/mode/" + subject, "", 200)).isEqualTo(tree("{'mode':'IMPORT'}"));
        assertThat(send("POST", "/subjects/" + subject + "/versions", imported, 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42205);
    }

    @Test
    void shouldRefuseWritesWhenReadOnly() throws Exception {
        put("/mode/" + subject, "{\"mode\":\"READONLY\"}");

        assertThat(send("POST", "/subjects/" + subject + "/versions", schema(ID), 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42205);
        assertThat(send("PUT", "/mode", "{\"mode\":\"odd\"}", 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42204);
        assertThat(get("/mode")).isEqualTo(tree("{'mode':'READWRITE'}"));
    }

    @Test
    void shouldNameEachErrorByTheProtocolsCode() throws Exception {
        assertThat(send("GET", "/subjects/none/versions", "", 404)
                        .path("error_code")
                        .asInt())
                .isEqualTo(40401);
        assertThat(send("GET", "/schemas/ids/99999", "", 404).path("error_code").asInt())
                .isEqualTo(40403);
        assertThat(send("POST", "/subjects/x/versions", schema("{\"type\":\"odd\"}"), 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42201);
        assertThat(send("POST", "/subjects/x/versions", "{\"schema\":\"\\\"int\\\"\",\"schemaType\":\"JSON\"}", 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42201);
        assertThat(send("GET", "/subjects/x/versions/zero", "", 422)
                        .path("error_code")
                        .asInt())
                .isEqualTo(42202);
        assertThat(send("POST", "/subjects/x/versions", "{", 400)
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
        assertThat(send("GET", "/associations/resources/-/topic", "", 404)
                        .path("error_code")
                        .asInt())
                .isEqualTo(404);
        assertThat(send("PUT", "/subjects", "", 405).path("error_code").asInt()).isEqualTo(405);
        register(ID);
        assertThat(send("POST", "/subjects/" + subject, schema("\"int\""), 404)
                        .path("error_code")
                        .asInt())
                .isEqualTo(40403);
    }

    @Test
    void shouldKeepAnEncodedSlashInASubject() throws Exception {
        post("/subjects/a%2Fb%20c/versions", schema(ID));

        assertThat(get("/subjects?subjectPrefix=a/")).isEqualTo(tree("['a/b c']"));
        assertThat(get("/subjects/a%2Fb%20c/versions/latest").path("subject").asText())
                .isEqualTo("a/b c");
    }

    @Test
    void shouldKeepIdsOverARestart() throws Exception {
        int id = register(ID).path("id").asInt();
        put("/config/" + subject, "{\"compatibility\":\"FULL\"}");

        registry.close();
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));

        assertThat(get("/schemas/ids/" + id).path("schema").asText()).isEqualTo(ID);
        assertThat(register(ID).path("id").asInt()).isEqualTo(id);
        assertThat(register(WITH_NAME).path("id").asInt()).isGreaterThan(id);
        assertThat(get("/config/" + subject)).isEqualTo(tree("{'compatibilityLevel':'FULL'}"));
    }

    @Test
    void shouldAskForTheTokenWhenThereIsOne() throws Exception {
        var config = new RegistryServerConfig(broker.bootstrapServers(), "127.0.0.1", 0, Optional.of("secret"));
        try (RegistryServer guarded = RegistryServer.start(config)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(guarded.uri().resolve("/subjects"));
            assertThat(status(request.copy())).isEqualTo(401);
            assertThat(status(request.copy().header("Authorization", "Bearer secret")))
                    .isEqualTo(200);
            assertThat(status(request.copy().header("Authorization", "Basic YW55OnNlY3JldA==")))
                    .isEqualTo(200);
            assertThat(status(request.copy().header("Authorization", "bearer secret")))
                    .isEqualTo(200);
            assertThat(status(request.copy().header("Authorization", "BASIC YW55OnNlY3JldA==")))
                    .isEqualTo(200);
            assertThat(status(request.copy().header("Authorization", "Bearer wrong")))
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldAnswerHeadAsGetWithoutItsBody() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(registry.uri().resolve("/subjects"))
                .method("HEAD", BodyPublishers.noBody())
                .build();

        HttpResponse<String> response = HTTP.send(head, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    /** Browsers reach loopback ports too, and a body of plain text without asking first. */
    @Test
    void shouldRefusePagesOfOtherSites() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.uri().resolve("/subjects"));

        assertThat(status(request.copy().header("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(status(request.copy())).isEqualTo(200);
    }

    private JsonNode register(String schema) throws IOException, InterruptedException {
        return post("/subjects/" + subject + "/versions", schema(schema));
    }

    private static String schema(String schema) {
        return JSON.createObjectNode().put("schema", schema).toString();
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", 200);
    }

    private static JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, 200);
    }

    private static JsonNode put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body, 200);
    }

    private static JsonNode send(String method, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.uri() + path))
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/odd; q=0.1")
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as("%s %s: %s", method, path, response.body())
                .isEqualTo(expected);
        return JSON.readTree(response.body());
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** Single quotes read better here. */
    private static JsonNode tree(String json) throws IOException {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
