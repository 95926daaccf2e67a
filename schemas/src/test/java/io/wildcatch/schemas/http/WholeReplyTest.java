package io.wildcatch.schemas.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeReplyTest {

    private static final byte[] BODY = "{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final CountDownLatch rest = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/whole", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, BODY.length);
                exchange.getResponseBody().write(BODY);
            }
        });
        server.createContext("/begun", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, BODY.length);
                exchange.getResponseBody().write(BODY, 0, 3);
                exchange.getResponseBody().flush();
                rest.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        rest.countDown();
        server.stop(0);
    }

    @Test
    void shouldTakeABodyThatIsJustLargeEnough() throws Exception {
        assertThat(ask("/whole", Duration.ofSeconds(20), BODY.length).body()).isEqualTo(BODY);
    }

    @Test
    void shouldRefuseABodyThatIsLarger() {
        assertThatThrownBy(() -> ask("/whole", Duration.ofSeconds(20), BODY.length - 1))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("the answer is larger than 6 bytes");
    }

    @Test
    void shouldNotWaitForTheEndOfABodyThatStalls() {
        assertThatThrownBy(() -> ask("/begun", Duration.ofMillis(200), BODY.length))
                .isInstanceOf(TimeoutException.class);
    }

    private HttpResponse<byte[]> ask(String path, Duration longest, int largest) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return WholeReply.of(HttpClient.newHttpClient(), request, longest, largest);
    }
}
