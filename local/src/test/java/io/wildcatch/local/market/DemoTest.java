package io.wildcatch.local.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wildcatch.event.Account;
import io.wildcatch.event.Person;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Queue<Signal> received = new ConcurrentLinkedQueue<>();
    private final List<SpecificRecord> published = new ArrayList<>();
    private volatile int status = 202;
    private HttpServer intake;

    @BeforeEach
    void startIntake() throws IOException {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        intake.createContext("/signals", this::take);
        intake.start();
    }

    @AfterEach
    void stopIntake() {
        intake.stop(0);
    }

    @Test
    void shouldPublishTheMarketAndSendABurstOfSignalsOfNow() {
        try (Demo demo = Demo.start(config(), published::addAll)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> demo.sent() >= 100);
        }
        assertThat(published).hasAtLeastOneElementOfType(Account.class).hasAtLeastOneElementOfType(Person.class);
        assertThat(received)
                .allSatisfy(
                        signal -> assertThat(signal.getOccurredAt()).isBetween(NOW.minus(Duration.ofMinutes(1)), NOW));
        Map<String, Long> kinds =
                received.stream().collect(Collectors.groupingBy(Signal::getKind, Collectors.counting()));
        assertThat(kinds).containsKeys("MEETING", "REFERRAL", "COMPARISON", "TOPIC_SURGE");
        assertThat(received.stream()
                        .map(signal -> signal.getSource() + signal.getId())
                        .distinct())
                .hasSameSizeAs(received);
    }

    @Test
    void shouldGoOnWhenTheIntakeIsBack() {
        status = 503;
        try (Demo demo = Demo.start(config(), published::addAll)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> received.size() > 200);
            assertThat(demo.sent()).isZero();
            status = 202;
            await().atMost(Duration.ofMinutes(1)).until(() -> demo.sent() >= 100);
        }
    }

    private DemoConfig config() {
        URI address = URI.create("http://127.0.0.1:" + intake.getAddress().getPort());
        return new DemoConfig(address, Optional.empty(), Optional.empty(), 3, 300, 10, InstantSource.fixed(NOW));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
            for (JsonNode signal : body) {
                received.add(RecordJson.read(Signal.class, signal));
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InvalidRecordException e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }
}
