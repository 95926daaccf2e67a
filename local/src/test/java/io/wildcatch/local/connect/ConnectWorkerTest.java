package io.wildcatch.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectWorkerTest {

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startOnce() {
        broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldAnswerAndListItsPlugins() throws Exception {
        try (ConnectWorker worker = ConnectWorker.start(config(0, Optional.empty()))) {
            await().atMost(Duration.ofSeconds(60)).until(worker::isReady);

            assertThat(get(worker, "/connectors", "").body()).isEqualTo("[]");
            assertThat(get(worker, "/connector-plugins?connectorsOnly=false", "")
                            .body())
                    .contains("org.apache.kafka.connect.json.JsonConverter");
        }
    }

    @Test
    void shouldAskForTheTokenWhenThereIsOne() throws Exception {
        try (ConnectWorker worker = ConnectWorker.start(config(0, Optional.of("secret")))) {
            await().atMost(Duration.ofSeconds(60)).until(worker::isReady);

            assertThat(get(worker, "/connectors", "").statusCode()).isEqualTo(401);
            assertThat(get(worker, "/connectors", "Bearer wrong").statusCode()).isEqualTo(401);
            assertThat(get(worker, "/connectors", "Bearer secret").statusCode()).isEqualTo(200);
            assertThat(get(worker, "/connectors", "bearer secret").statusCode()).isEqualTo(200);
        }
    }

    /** Who may make connectors may send opportunities anywhere. */
    @Test
    void shouldRefusePagesOfOtherSites() throws Exception {
        try (ConnectWorker worker = ConnectWorker.start(config(0, Optional.empty()))) {
            await().atMost(Duration.ofSeconds(60)).until(worker::isReady);

            HttpRequest.Builder ofAnotherSite = HttpRequest.newBuilder(
                            worker.uri().resolve("/connectors"))
                    .header("Origin", "https://evil.example");
            assertThat(status(ofAnotherSite.copy())).isEqualTo(403);
            assertThat(status(ofAnotherSite.copy().POST(BodyPublishers.ofString("{}"))))
                    .isEqualTo(403);
            assertThat(get(worker, "/connectors", "").statusCode()).isEqualTo(200);
        }
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void shouldNameThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> ConnectWorker.start(config(taken.getLocalPort(), Optional.empty())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static ConnectConfig config(int port, Optional<String> token) {
        return new ConnectConfig(
                broker.bootstrapServers(),
                "127.0.0.1",
                port,
                List.of(data.resolve("plugins")),
                data.resolve("secrets"),
                token);
    }

    private static HttpResponse<String> get(ConnectWorker worker, String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(worker.uri().resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
