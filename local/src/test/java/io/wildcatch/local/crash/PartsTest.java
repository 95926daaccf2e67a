package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Every part as a process of its own, as in containers, open to the network and so with a token. */
class PartsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TOKEN = "a-token-for-this-test";
    private static final String BEARER = "Bearer " + TOKEN;

    /** What they said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<Program> running = new ArrayDeque<>();
    private final int base = Program.freePorts();
    private final int health = Program.freePorts();
    private Path config;

    @BeforeEach
    void configure() throws IOException {
        config = Files.writeString(folder.resolve("parts.properties"), """
                bootstrap.servers=127.0.0.1:%d
                schema.registry.url=http://127.0.0.1:%d
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="wildcatch" password="%s";
                bearer.auth.token=%s
                wildcatch.token=%s
                wildcatch.data=%s
                wildcatch.intake.url=http://127.0.0.1:%d
                """.formatted(
                        base + 2, base + 1, TOKEN, TOKEN, TOKEN, folder.resolve("data"), base + 3));
    }

    @AfterEach
    void close() {
        running.forEach(Program::close);
    }

    @Test
    void shouldWorkTogetherAsProcessesAndEndWithCodeZero() throws Exception {
        start("broker", "--listen", open(base + 2), "--advertise", "127.0.0.1:" + (base + 2));
        start("registry", "--listen", open(base + 1));
        assertThat(tool("topics", "apply").awaitExit()).isZero();
        assertThat(tool("schemas", "apply").awaitExit()).isZero();
        start("intake", "--listen", open(base + 3), "--health", open(health));
        start("console", "--listen", open(base));
        start("connect", "--listen", open(base + 4));
        start("demo");

        await().atMost(PATIENCE).until(() -> get(health, "/metrics", BEARER).body(), PartsTest::tellsOfSignals);

        assertThat(get(base + 1, "/subjects", "").statusCode()).isEqualTo(401);
        assertThat(get(base, "/api/funnel", "").statusCode()).isEqualTo(401);
        assertThat(get(base, "/api/funnel", BEARER).statusCode()).isEqualTo(200);
        assertThat(get(base + 4, "/connectors", "").statusCode()).isEqualTo(401);
        assertThat(get(base + 4, "/connectors", BEARER).statusCode()).isEqualTo(200);
        assertThat(get(health, "/healthz", "").statusCode()).isEqualTo(200);
        assertThat(get(health, "/readyz", "").statusCode()).isEqualTo(200);
        assertThat(get(health, "/metrics", "").statusCode()).isEqualTo(401);
        for (Program part : running) {
            assertThat(part.end()).as(part.output()).isZero();
        }
    }

    private static boolean tellsOfSignals(String metrics) {
        return metrics.lines().anyMatch(line -> line.matches("wildcatch_intake_accepted_total [1-9].*"));
    }

    /** Those that started last end first. */
    private void start(String... command) throws IOException {
        Program program = tool(command);
        running.push(program);
        program.awaitReady();
    }

    private Program tool(String... command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--config", config.toString()));
        return Program.start(
                folder.resolve(String.join("-", command[0], "said") + running.size()),
                arguments.toArray(String[]::new));
    }

    private static String open(int port) {
        return "0.0.0.0:" + port;
    }

    private HttpResponse<String> get(int port, String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
