package io.wildcatch.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server with four threads, and clients who would like to have them all. */
class RequestThreadsTest {

    private static final int MOST = 4;
    /** Long before the server itself gives a client up, which takes it 30 s. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RequestThreads threads = new RequestThreads("test", MOST);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(MOST);
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpDefaults.listen(Endpoint.loopback());
        server.setExecutor(threads);
        server.createContext("/", RequestThreads.attending(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/work")) {
                busy.countDown();
                await(done);
            }
            Replies.json(exchange, 200, JsonNodeFactory.instance.objectNode());
            Drain.politely(exchange.getRequestBody());
            exchange.close();
        }));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        done.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void shouldAnswerWhileOthersSendHalfAHead() throws Exception {
        send(5 * MOST, "GET /x");

        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAnswerWhileOthersSendHalfABodyThatNobodyReads() throws Exception {
        send(5 * MOST, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");

        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotCutOffWhatIsBeingWorkedOn() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> work = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            work.add(http.sendAsync(request("/work"), BodyHandlers.ofString()));
        }
        busy.await();
        send(MOST, "GET /x");
        CompletableFuture<HttpResponse<String>> late = http.sendAsync(request("/"), BodyHandlers.ofString());

        done.countDown();

        for (CompletableFuture<HttpResponse<String>> each : work) {
            assertThat(each.get().statusCode()).isEqualTo(200);
        }
        assertThat(late.get().statusCode()).isEqualTo(200);
    }

    private void send(int clients, String start) throws IOException {
        for (int i = 0; i < clients; i++) {
            Socket socket = new Socket("127.0.0.1", server.getAddress().getPort());
            sockets.add(socket);
            socket.getOutputStream().write(start.getBytes(UTF_8));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .timeout(SOON)
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
