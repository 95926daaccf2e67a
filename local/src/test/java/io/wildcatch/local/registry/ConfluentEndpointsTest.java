package io.wildcatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.CompatibilityLevel;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.requests.TagSchemaRequest;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each endpoint and error code of the protocol, asked by the lowest layer of Confluent's own Java client. */
class ConfluentEndpointsTest {

    private static final Map<String, String> HEADERS = RestService.DEFAULT_REQUEST_PROPERTIES;
    private static final String ID = record("R", "{\"name\":\"id\",\"type\":\"string\"}");
    private static final String WITH_DEFAULT =
            record("R", "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"n\",\"type\":\"string\",\"default\":\"\"}");
    private static final String WITH_REQUIRED =
            record("R", "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"n\",\"type\":\"string\"}");
    private static final String NONE = record("R", "");
    private static final String WIDER =
            record("R", "{\"name\":\"id\",\"type\":[\"null\",\"string\"],\"default\":null}");
    private static final String OTHER_TYPE = record("R", "{\"name\":\"id\",\"type\":\"long\"}");
    private static final List<String> SCHEMAS = List.of(ID, WITH_DEFAULT, WITH_REQUIRED, NONE, WIDER, OTHER_TYPE);

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;
    private static RestService client;

    private String subject;

    @BeforeAll
    static void startOnce() {
        broker = EmbeddedBroker.start(BrokerConfig.local(data, 0));
        registry = RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
        client = new RestService(registry.uri().toString());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        registry.close();
        broker.close();
    }

    @BeforeEach
    void nameSubject(TestInfo test) {
        subject = test.getTestMethod().orElseThrow().getName() + "-value";
    }

    @Test
    void shouldShowWhatWasRegistered() throws Exception {
        int id = client.registerSchema(ID, subject);
        int next = client.registerSchema(WITH_DEFAULT, subject);

        assertThat(client.lookUpSubjectVersion(ID, subject).getVersion()).isEqualTo(1);
        assertThat(client.getVersion(subject, 2).getId()).isEqualTo(next);
        assertThat(client.getLatestVersion(subject).getVersion()).isEqualTo(2);
        assertThat(client.getVersionSchemaOnly(subject, 1)).isEqualTo(ID);
        assertThat(client.getLatestVersionSchemaOnly(subject)).isEqualTo(WITH_DEFAULT);
        assertThat(client.getAllVersions(subject)).containsExactly(1, 2);
        assertThat(client.getAllSubjects(subject, false)).containsExactly(subject);
        assertThat(client.getId(id).getSchemaString()).isEqualTo(ID);
        assertThat(client.getId(id, subject, true).getMaxId()).isGreaterThanOrEqualTo(next);
        assertThat(client.getOnlySchemaById(next)).isEqualTo(WITH_DEFAULT);
        assertThat(client.getAllSubjectsById(id)).contains(subject);
        assertThat(client.getAllVersionsById(next, subject))
                .singleElement()
                .satisfies(version -> assertThat(version.getVersion()).isEqualTo(2));
        assertThat(client.getSchemas(subject, false, true))
                .singleElement()
                .satisfies(schema -> assertThat(schema.getSchema()).isEqualTo(WITH_DEFAULT));
        assertThat(client.getSchemas(HEADERS, subject, false, false, null, 1, 1))
                .singleElement()
                .satisfies(schema -> assertThat(schema.getVersion()).isEqualTo(2));
        assertThat(client.getSchemaTypes()).containsExactly("AVRO");
        assertThat(client.getAllContexts()).containsExactly(".");
    }

    @Test
    void shouldHideThenForget() throws Exception {
        client.registerSchema(ID, subject);
        client.registerSchema(WITH_DEFAULT, subject);
        refused(404, 40407, () -> client.deleteSchemaVersion(HEADERS, subject, "1", true));

        assertThat(client.deleteSchemaVersion(HEADERS, subject, "1")).isEqualTo(1);
        refused(404, 40406, () -> client.deleteSchemaVersion(HEADERS, subject, "1"));
        refused(404, 40402, () -> client.getVersion(subject, 1));
        assertThat(client.getVersion(subject, 1, true).getSchema()).isEqualTo(ID);
        assertThat(client.getAllVersions(subject)).containsExactly(2);
        assertThat(client.getAllVersions(HEADERS, subject, true)).containsExactly(1, 2);
        assertThat(client.getDeletedOnlyVersions(subject)).containsExactly(1);
        assertThat(client.deleteSchemaVersion(HEADERS, subject, "1", true)).isEqualTo(1);
        assertThat(client.getAllVersions(HEADERS, subject, true)).containsExactly(2);

        refused(404, 40405, () -> client.deleteSubject(HEADERS, subject, true));
        assertThat(client.deleteSubject(HEADERS, subject)).containsExactly(2);
        refused(404, 40404, () -> client.deleteSubject(HEADERS, subject));
        assertThat(client.getAllSubjects(subject, false)).isEmpty();
        assertThat(client.getAllSubjects(subject, true)).containsExactly(subject);
        assertThat(client.getDeletedOnlySubjects(subject)).containsExactly(subject);
        assertThat(client.deleteSubject(HEADERS, subject, true)).containsExactly(2);
        refused(404, 40401, () -> client.getAllVersions(subject));
    }

    @Test
    void shouldKeepWhatOthersReferTo() throws Exception {
        client.registerSchema(record("Inner", ""), "inner-of-" + subject);
        List<SchemaReference> references = List.of(new SchemaReference("Inner", "inner-of-" + subject, 1));
        String outer = record("Outer", "{\"name\":\"inner\",\"type\":\"Inner\"}");

        int id = client.registerSchema(outer, "AVRO", references, subject).getId();

        assertThat(client.getReferencedBy("inner-of-" + subject, 1)).containsExactly(id);
        assertThat(client.getId(id).getReferences()).isEqualTo(references);
        assertThat(client.lookUpSubjectVersion(outer, "AVRO", references, subject, false)
                        .getId())
                .isEqualTo(id);
        assertThat(client.testCompatibility(outer, "AVRO", references, subject, "latest", false))
                .isEmpty();
        refused(422, 42206, () -> client.deleteSchemaVersion(HEADERS, "inner-of-" + subject, "1"));
        refused(422, 42201, () -> client.registerSchema(outer, "AVRO", List.of(), "without-" + subject));
        client.deleteSubject(HEADERS, subject);
        client.deleteSubject(HEADERS, subject, true);
        assertThat(client.deleteSchemaVersion(HEADERS, "inner-of-" + subject, "1"))
                .isEqualTo(1);
    }

    @Test
    void shouldKeepLevelsAndModes() throws Exception {
        refused(404, 40408, () -> client.getConfig(subject));
        assertThat(client.getConfig(HEADERS, subject, true).getCompatibilityLevel())
                .isEqualTo("BACKWARD");
        assertThat(client.updateCompatibility("FULL", subject).getCompatibilityLevel())
                .isEqualTo("FULL");
        assertThat(client.getConfig(subject).getCompatibilityLevel()).isEqualTo("FULL");
        assertThat(client.deleteConfig(subject).getCompatibilityLevel()).isEqualTo("FULL");
        refused(404, 40401, () -> client.deleteConfig(subject));
        refused(422, 42203, () -> client.updateCompatibility("SIDEWAYS", subject));

        refused(404, 40409, () -> client.getMode(subject));
        assertThat(client.getMode(subject, true).getMode()).isEqualTo("READWRITE");
        assertThat(client.setMode("READONLY", subject).getMode()).isEqualTo("READONLY");
        refused(422, 42205, () -> client.registerSchema(ID, subject));
        assertThat(client.deleteSubjectMode(subject).getMode()).isEqualTo("READONLY");
        assertThat(client.registerSchema(ID, subject)).isPositive();
        refused(422, 42204, () -> client.setMode("SOMETIMES", subject));
        refused(422, 42205, () -> client.setMode("IMPORT", subject));
        assertThat(client.setMode("IMPORT", "import-" + subject).getMode()).isEqualTo("IMPORT");
        assertThat(client.registerSchema(
                        ID,
                        "import-" + subject,
                        3,
                        client.getLatestVersion(subject).getId()))
                .isPositive();
        assertThat(client.getAllVersions("import-" + subject)).containsExactly(3);
    }

    @Test
    void shouldKeepTheLevelAndModeThatHoldForAll() throws Exception {
        try {
            assertThat(client.updateCompatibility("FULL", null).getCompatibilityLevel())
                    .isEqualTo("FULL");
            assertThat(client.getConfig(null).getCompatibilityLevel()).isEqualTo("FULL");
            assertThat(client.getConfig(HEADERS, subject, true).getCompatibilityLevel())
                    .isEqualTo("FULL");
            assertThat(client.setMode("READONLY").getMode()).isEqualTo("READONLY");
            assertThat(client.getMode().getMode()).isEqualTo("READONLY");
            refused(422, 42205, () -> client.registerSchema(ID, subject));
            refused(422, 42204, () -> client.setMode("SOMETIMES"));
            refused(422, 42203, () -> client.updateCompatibility("SIDEWAYS", null));
        } finally {
            client.setMode("READWRITE");
            client.deleteConfig(null);
        }
        assertThat(client.getConfig(null).getCompatibilityLevel()).isEqualTo("BACKWARD");
    }

    @Test
    void shouldFindWhatIsHiddenWhenAsked() throws Exception {
        int id = client.registerSchema(ID, subject);
        client.registerSchema(WITH_DEFAULT, subject);
        client.deleteSchemaVersion(HEADERS, subject, "1");

        refused(404, 40403, () -> client.lookUpSubjectVersion(ID, subject));
        assertThat(client.lookUpSubjectVersion(ID, subject, false, true).getVersion())
                .isEqualTo(1);
        assertThat(client.getAllSubjectsById(id, null, false)).doesNotContain(subject);
        assertThat(client.getAllSubjectsById(id, null, true)).contains(subject);
        assertThat(client.getAllVersionsById(id, subject, false)).isEmpty();
        assertThat(client.getAllVersionsById(id, subject, true)).hasSize(1);
        assertThat(client.getSchemas(subject, true, false)).hasSize(2);
        assertThat(client.getId(id).getSchemaString()).isEqualTo(ID);
        assertThat(client.registerSchema(ID, subject)).isEqualTo(id);
        assertThat(client.getAllVersions(subject)).containsExactly(2, 3);
    }

    @Test
    void shouldNameEveryOtherError() throws Exception {
        refused(404, 40401, () -> client.lookUpSubjectVersion(ID, subject));
        refused(404, 40401, () -> client.getLatestVersion(subject));
        refused(404, 40401, () -> client.deleteSubject(HEADERS, subject));
        refused(404, 40403, () -> client.getId(999_999));
        refused(422, 42201, () -> client.registerSchema("{\"type\":\"odd\"}", subject));
        client.registerSchema(ID, subject);
        refused(404, 40402, () -> client.getVersion(subject, 9));
        refused(404, 40403, () -> client.lookUpSubjectVersion(WITH_DEFAULT, subject));
        refused(422, 42202, () -> client.getVersion(subject, 0));
        refused(409, 409, () -> client.registerSchema(WITH_REQUIRED, subject));
        assertThat(client.testCompatibility(WITH_REQUIRED, subject, true)).isNotEmpty();
        refused(404, 40402, () -> client.testCompatibility(ID, subject, "9"));
    }

    /** What a registry of Confluent's has and this one leaves out answers as a page that isn't there. */
    @Test
    void shouldSayPlainlyWhatThereIsNot() {
        refused(404, 404, client::getClusterId);
        refused(404, 404, client::getSchemaRegistryServerVersion);
        refused(404, 404, () -> client.getLatestWithMetadata(subject, Map.of("owner", "me"), false));
        refused(404, 404, () -> client.modifySchemaTags(HEADERS, new TagSchemaRequest(), subject, "1"));
    }

    @ParameterizedTest
    @EnumSource(CompatibilityLevel.class)
    void shouldJudgeAsConfluentsOwnRulesDo(CompatibilityLevel level) throws Exception {
        List<String> differences = new ArrayList<>();
        for (int first = 0; first < SCHEMAS.size(); first++) {
            for (int last = 0; last < SCHEMAS.size(); last++) {
                if (first != last) {
                    String history = level + "-" + first + "-" + last;
                    client.updateCompatibility("NONE", history);
                    client.registerSchema(SCHEMAS.get(first), history);
                    client.registerSchema(SCHEMAS.get(last), history);
                    client.updateCompatibility(level.name(), history);
                    compare(level, first, last, history).ifPresent(differences::add);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static Optional<String> compare(CompatibilityLevel level, int first, int last, String history)
            throws Exception {
        for (String candidate : SCHEMAS) {
            boolean theirs = new AvroSchema(candidate)
                    .isCompatible(level, List.of(holding(SCHEMAS.get(first)), holding(SCHEMAS.get(last))))
                    .isEmpty();
            boolean ours = client.testCompatibility(candidate, history, false).isEmpty();
            if (ours != theirs) {
                return Optional.of(
                        history + ": " + candidate + " is compatible: " + ours + ", for Confluent " + theirs);
            }
        }
        return Optional.empty();
    }

    private static ParsedSchemaHolder holding(String schema) {
        return new SimpleParsedSchemaHolder(new AvroSchema(schema));
    }

    private static void refused(int status, int code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RestClientException.class, e -> {
            assertThat(e.getErrorCode()).isEqualTo(code);
            assertThat(e.getStatus()).isEqualTo(status);
        });
    }

    private static String record(String name, String fields) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[" + fields + "]}";
    }
}
