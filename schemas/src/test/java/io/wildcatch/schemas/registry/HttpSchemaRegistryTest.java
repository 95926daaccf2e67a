package io.wildcatch.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wildcatch.event.Interval;
import io.wildcatch.event.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {

    private static final String SUBJECT = "wildcatch.sources-value";
    private static final Schema SOURCE = Source.getClassSchema();
    private static final Schema ONE =
            SchemaBuilder.record("R").fields().requiredString("a").endRecord();
    private static final Schema OTHER =
            SchemaBuilder.record("R").fields().requiredDouble("a").endRecord();

    private final List<Duration> pauses = new ArrayList<>();
    private FakeRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = FakeRegistry.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldRegisterAndFindASchema() {
        HttpSchemaRegistry registry = registry(Map.of());

        int id = registry.register(SUBJECT, SOURCE);

        assertThat(registry.byId(id)).isEqualTo(PublishedSchema.of(SOURCE));
        assertThat(registry.idOf(SUBJECT, SOURCE)).hasValue(id);
        assertThat(registry.versions(SUBJECT)).containsExactly(1);
        assertThat(registry.latest(SUBJECT)).hasValue(new RegisteredSchema(SUBJECT, 1, id, PublishedSchema.of(SOURCE)));
        assertThat(registry.subjects()).containsExactly(SUBJECT);
    }

    @Test
    void shouldAskOnlyOnceForWhatNeverChanges() {
        HttpSchemaRegistry registry = registry(Map.of());
        int id = registry.register(SUBJECT, SOURCE);
        registry.byId(id);
        int asked = server.requests().size();

        registry.register(SUBJECT, SOURCE);
        registry.byId(id);
        registry.idOf(SUBJECT, SOURCE);

        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void shouldFindNothingInAnEmptyRegistry() {
        HttpSchemaRegistry registry = registry(Map.of());

        assertThat(registry.idOf(SUBJECT, SOURCE)).isEmpty();
        assertThat(registry.latest(SUBJECT)).isEmpty();
        assertThat(registry.versions(SUBJECT)).isEmpty();
        assertThat(registry.level(SUBJECT)).isEmpty();
        assertThat(registry.globalLevel()).hasValue(CompatibilityLevel.BACKWARD);
        assertThatThrownBy(() -> registry.byId(7))
                .isInstanceOf(SchemaNotFoundException.class)
                .hasMessage("the registry has no schema of id 7");
    }

    @Test
    void shouldNotLetAFloodOfUnknownIdsFloodTheRegistry() {
        HttpSchemaRegistry registry = registry(Map.of());
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(SchemaNotFoundException.class);
        }
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void shouldWaitForANodeThatHasNotHeardOfANewSchema() {
        HttpSchemaRegistry registry = registry(Map.of());
        int id = registry.register(SUBJECT, SOURCE);
        server.failNext(2, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");

        assertThat(registry.byId(id)).isEqualTo(PublishedSchema.of(SOURCE));
    }

    @Test
    void shouldSayWhenASchemaIsIncompatible() {
        HttpSchemaRegistry registry = registry(Map.of());
        registry.register("r-value", ONE);

        assertThat(registry.check("r-value", ONE)).isEqualTo(new CompatibilityCheck.Compatible());
        assertThat(registry.check("new-value", OTHER)).isEqualTo(new CompatibilityCheck.Compatible());
        assertThat(registry.check("r-value", OTHER))
                .isInstanceOfSatisfying(
                        CompatibilityCheck.Incompatible.class,
                        check -> assertThat(check.reasons()).hasSize(1));
        assertThatThrownBy(() -> registry.register("r-value", OTHER))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("r-value");
    }

    @Test
    void shouldSetTheLevelOfASubject() {
        HttpSchemaRegistry registry = registry(Map.of());
        registry.register("r-value", ONE);

        registry.setLevel("r-value", CompatibilityLevel.NONE);

        assertThat(registry.level("r-value")).hasValue(CompatibilityLevel.NONE);
        assertThat(registry.register("r-value", OTHER)).isEqualTo(2);
    }

    @Test
    void shouldEncodeOddSubjects() {
        HttpSchemaRegistry registry = registry(Map.of());

        registry.register("a/b c+ü-value", ONE);

        assertThat(server.requests().get(0).path()).isEqualTo("/subjects/a%2Fb%20c%2B%C3%BC-value/versions");
        assertThat(registry.versions("a/b c+ü-value")).containsExactly(1);
    }

    @Test
    void shouldSpeakTheProtocolsMediaType() {
        registry(Map.of()).register(SUBJECT, SOURCE);

        FakeRegistry.Request request = server.requests().get(0);
        assertThat(request.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(request.accept()).contains("application/vnd.schemaregistry.v1+json");
        assertThat(request.authorization()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 429})
    void shouldTryAgainWhatMayPass(int status) {
        server.failNext(3, status, "{\"error_code\":50002,\"message\":\"timeout\"}");

        assertThat(registry(Map.of()).register(SUBJECT, SOURCE)).isEqualTo(1);
        assertThat(server.requests()).hasSize(4);
        assertThat(pauses).hasSize(3).allMatch(pause -> pause.toMillis() >= 50 && pause.toMillis() <= 400);
    }

    @Test
    void shouldWaitAsLongAsTheRegistryAsks() {
        server.failNext(1, new FakeRegistry.Fault(429, "", Map.of("Retry-After", "7")));

        registry(Map.of()).register(SUBJECT, SOURCE);

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void shouldGiveUpInTimeAndSayWhy() {
        server.failNext(100, 503, "");
        HttpSchemaRegistry registry = registry(Map.of(RegistryClientConfig.RETRY_MS, "0"));

        assertThatThrownBy(() -> registry.byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("GET /schemas/ids/1")
                .hasMessageContaining("503");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldGoOnToTheNextAddressAndStayThere() throws IOException {
        HttpSchemaRegistry registry =
                registry(Map.of("schema.registry.url", "http://127.0.0.1:" + closedPort() + "," + server.uri() + "/"));

        registry.register(SUBJECT, SOURCE);
        registry.versions(SUBJECT);

        assertThat(pauses).isEmpty();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void shouldSayThatNoAddressAnswers() throws IOException {
        String url = "http://127.0.0.1:" + closedPort();

        assertThatThrownBy(registry(Map.of("schema.registry.url", url, RegistryClientConfig.RETRY_MS, "50"))::subjects)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageStartingWith("no schema registry answered GET /subjects within 50 ms; last: " + url);
        assertThatThrownBy(registry(Map.of("schema.registry.url", url, RegistryClientConfig.RETRY_MS, "0"))::subjects)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageStartingWith("no schema registry answered GET /subjects; last: " + url);
    }

    @Test
    void shouldShowItsCredentials() {
        registry(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "ann:s3:cret"))
                .subjects();
        registry(Map.of("bearer.auth.token", "t0ken")).subjects();
        registry(Map.of(
                        "basic.auth.credentials.source",
                        "URL",
                        "schema.registry.url",
                        server.uri().toString().replace("http://", "http://ann:s3cret@")))
                .subjects();

        assertThat(server.requests())
                .extracting(FakeRegistry.Request::authorization)
                .containsExactly("Basic YW5uOnMzOmNyZXQ=", "Bearer t0ken", "Basic YW5uOnMzY3JldA==");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldSayThatCredentialsAreRefusedWithoutRepeatingThem(int status) {
        server.failNext(1, status, "{\"error_code\":%d,\"message\":\"no\"}".formatted(status));

        assertThatThrownBy(() ->
                        registry(Map.of("basic.auth.user.info", "ann:s3cret")).subjects())
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("basic.auth.user.info")
                .hasMessageNotContaining("s3cret");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldTellWhenTheAddressIsNoRegistry() {
        server.failNext(2, 404, "<html>Not here</html>");
        HttpSchemaRegistry registry = registry(Map.of());

        assertThatThrownBy(registry::subjects)
                .hasMessage("subjects: no schema registry is at the address of schema.registry.url (404)");
        assertThatThrownBy(() -> registry.latest(SUBJECT)).isInstanceOf(SchemaRegistryException.class);
    }

    @Test
    void shouldTellWhatElseTheRegistryRefuses() {
        server.failNext(1, 422, "{\"error_code\":42201,\"message\":\"Invalid\\nschema\"}");

        assertThatThrownBy(() -> registry(Map.of()).register(SUBJECT, SOURCE))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessage("register wildcatch.sources-value: the registry refuses (422, code 42201): Invalid schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "[]",
                "{\"schema\":\"{}\"}",
                "{\"schema\":\"syntax\",\"schemaType\":\"PROTOBUF\"}"
            })
    void shouldNotTrustAnOddAnswer(String body) {
        server.failNext(1, 200, body);

        assertThatThrownBy(() -> registry(Map.of()).byId(1)).isInstanceOf(SchemaRegistryException.class);
    }

    @Test
    void shouldFollowReferences() {
        HttpSchemaRegistry registry = registry(Map.of());
        registry.register("interval", Interval.getClassSchema());
        server.failNext(1, 200, """
                {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Outer\\",\\"fields\\":[{\\"name\\":\\"i\\",\\"type\\":\\"io.wildcatch.event.Interval\\"}]}",
                 "references":[{"name":"io.wildcatch.event.Interval","subject":"interval","version":1}]}""");

        Schema outer = registry.byId(99);

        assertThat(outer.getField("i").schema()).isEqualTo(PublishedSchema.of(Interval.getClassSchema()));
    }

    @Test
    void shouldGiveUpAnAnswerThatStallsInItsBody() throws IOException {
        try (Stalled stalled = Stalled.start()) {
            HttpSchemaRegistry registry = registry(Map.of(
                    RegistryClientConfig.URL,
                    stalled.uri().toString(),
                    "http.read.timeout.ms",
                    "200",
                    "wildcatch.schema.registry.retry.ms",
                    "300"));

            assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> registry.byId(1)))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("no whole answer within 200 ms");
        }
    }

    @Test
    void shouldGoOnToTheNextAddressWhenABodyStalls() throws IOException {
        int id = registry(Map.of()).register(SUBJECT, SOURCE);
        try (Stalled stalled = Stalled.start()) {
            HttpSchemaRegistry registry = registry(Map.of(
                    RegistryClientConfig.URL, stalled.uri() + "," + server.uri(), "http.read.timeout.ms", "200"));

            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> registry.byId(id)))
                    .isEqualTo(PublishedSchema.of(SOURCE));
        }
    }

    @Test
    void shouldStopWaitingWhenItsThreadIsInterrupted() {
        server.failNext(100, 503, "");
        HttpSchemaRegistry registry = new HttpSchemaRegistry(RegistryClientConfig.of(server.uri()), pause -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(registry::subjects).isInstanceOf(RegistryUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldWaitForReal() throws InterruptedException {
        long start = System.nanoTime();

        Backoff.sleeping().pause(Duration.ofMillis(5));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(5));
        assertThat(Arrays.asList(Backoff.jittered(0), Backoff.jittered(60)))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
    }

    private HttpSchemaRegistry registry(Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(Map.of(RegistryClientConfig.URL, server.uri().toString()));
        all.putAll(settings);
        return new HttpSchemaRegistry(RegistryClientConfig.from(all), pauses::add);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
