package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the intake answers before Kafka comes in; no broker is running here. */
class IntakeServerTest {

    private static final String SIGNAL = "{\"id\":\"s-17\",\"source\":\"site\",\"kind\":\"WEB_VISIT\","
            + "\"occurredAt\":\"2026-01-05T10:00:00Z\",\"account\":{\"domain\":\"acme.fr\"}}";
    private static final int MUCH = 48 << 20;
    private static final String NOBODY = "127.0.0.1:1";
    private static final Secret TOKEN = Secret.of("the-token-of-this-test");
    private static final Secret KEY = Secret.of("the-key-of-this-test");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static IntakeServer open;
    private static IntakeServer guarded;

    @BeforeAll
    static void start() throws IOException {
        IntakeLimits limits = new IntakeLimits(1 << 20, 1 << 20, 2, Duration.ofMillis(300));
        open = IntakeServer.start(IntakeConfig.builder(NOBODY, new InMemorySchemaRegistry())
                .limits(limits)
                .build());
        guarded = IntakeServer.start(IntakeConfig.builder(NOBODY, new InMemorySchemaRegistry())
                .endpoint(new Endpoint("0.0.0.0", 0, TOKEN))
                .hmacSecret(KEY)
                .limits(limits)
                .build());
    }

    @AfterAll
    static void stop() {
        open.close();
        guarded.close();
    }

    @Test
    void shouldAnswer503InTimeWhenKafkaIsAway() throws Exception {
        HttpResponse<String> response = post(open, SIGNAL.getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("\"error\":\"Kafka can't be reached");
    }

    @Test
    void shouldTellEachRejectionWithoutKafka() throws Exception {
        HttpResponse<String> response = post(open, "[{\"id\":\"\"},7]".getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .startsWith("{\"accepted\":0,\"rejected\":[{\"index\":0,\"error\":\"")
                .contains("{\"index\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[{]", "signals=1"})
    void shouldAnswer400ToMalformedBodies(String body) throws Exception {
        assertThat(post(open, body.getBytes(UTF_8)).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldAnswer405And404And415() throws Exception {
        assertThat(send(request(open.signalsUri()).GET()).statusCode()).isEqualTo(405);
        assertThat(send(request(open.uri().resolve("/signals/1")).GET()).statusCode())
                .isEqualTo(404);
        assertThat(send(request(open.uri().resolve("/")).GET()).statusCode()).isEqualTo(404);
        assertThat(send(request(open.signalsUri())
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString(SIGNAL)))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void shouldTakeABodyOfExactlyOneMebibyte() throws Exception {
        assertThat(post(open, spaces(1 << 20)).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldAnswer413ToOneByteMore() throws Exception {
        assertThat(post(open, spaces((1 << 20) + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void shouldAnswer413WithoutContentLength() throws Exception {
        byte[] body = spaces(3 << 20);

        HttpResponse<String> response = send(
                request(open.signalsUri()).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldBeHeardByWhoSendsMuchMore(boolean declared) throws Exception {
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces(MUCH)));
        BodyPublisher body = declared ? BodyPublishers.fromPublisher(stream, MUCH) : stream;

        HttpResponse<String> response = send(request(open.signalsUri()).POST(body));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("\"error\":\"expected at most 1048576 bytes");
    }

    /** As many clients do. */
    @Test
    void shouldBeHeardByWhoReadsOnlyWhenAllIsSent() throws Exception {
        try (Socket socket = halfARequest(MUCH)) {
            socket.getOutputStream().write(spaces(MUCH - 1));

            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void shouldAnswer429WhenTooMuchIsInFlight() throws Exception {
        try (Socket slow = halfARequest(1 << 20)) {
            assertThat(slow.isConnected()).isTrue();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> open.stats().inFlightRequests() == 1);

            HttpResponse<String> response = post(open, SIGNAL.getBytes(UTF_8));

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
        }
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> open.stats().inFlightRequests() == 0);
    }

    @Test
    void shouldGiveTheRoomOfWhoDawdlesToOthers() throws Exception {
        try (Socket slow = halfARequest(1 << 20)) {
            assertThat(slow.isConnected()).isTrue();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> open.stats().inFlightRequests() == 1);

            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> post(open, SIGNAL.getBytes(UTF_8)).statusCode() != 429);
        }
    }

    @Test
    void shouldAnswer403ToAPageOfAnotherSite() throws Exception {
        HttpResponse<String> response = send(request(open.signalsUri())
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(SIGNAL)));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    /** Another site can give its own name this machine's address, and then its pages may send anything. */
    @Test
    void shouldAnswer403ToANameThatIsNotOurs() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", open.uri().getPort())) {
            socket.getOutputStream()
                    .write("POST /signals HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 2\r\n\r\n[]"
                            .getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 403");
        }
    }

    @Test
    void shouldAnswer401WithoutToken() throws Exception {
        assertThat(post(guarded, "[]".getBytes(UTF_8)).statusCode()).isEqualTo(401);
        assertThat(send(request(guarded.uri().resolve("/healthz")).GET()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswer401ToAWrongSignature() throws Exception {
        byte[] body = "[]".getBytes(UTF_8);

        assertThat(signed(body, Signature.of("[ ]".getBytes(UTF_8), KEY))).isEqualTo(401);
        assertThat(signed(body, "")).isEqualTo(401);
        assertThat(signed(body, Signature.of(body, KEY))).isEqualTo(202);
    }

    private static int signed(byte[] body, String signature) throws Exception {
        return send(request(guarded.signalsUri())
                        .header("Authorization", "Bearer the-token-of-this-test")
                        .header(Signature.HEADER, signature)
                        .POST(BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    private static HttpResponse<String> post(IntakeServer server, byte[] body) throws Exception {
        return send(request(server.signalsUri()).POST(BodyPublishers.ofByteArray(body)));
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] spaces(int length) {
        return " ".repeat(length).getBytes(UTF_8);
    }

    /** Announces a body and doesn't send it. */
    private static Socket halfARequest(int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", open.uri().getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /signals HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n{")
                .getBytes(UTF_8));
        out.flush();
        return socket;
    }
}
