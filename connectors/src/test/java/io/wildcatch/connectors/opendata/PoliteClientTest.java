package io.wildcatch.connectors.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.opendata.Reply.Answered;
import io.wildcatch.connectors.opendata.Reply.Later;
import io.wildcatch.connectors.opendata.Reply.Refused;
import io.wildcatch.connectors.source.HandClock;
import io.wildcatch.connectors.source.SourceCounters;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class PoliteClientTest {

    private final HandClock clock = new HandClock("2026-01-07T12:00:00Z");

    @Test
    void shouldWaitEverLongerButNeverForEver() {
        Backoff least = new Backoff(() -> 0);
        Backoff most = new Backoff(() -> 1);
        assertThat(least.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(most.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(most.after(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(most.after(1_000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void shouldSayWhoAsksAndBringItsCredentials() throws Exception {
        try (FakeServer server = FakeServer.start(request -> FakeResponse.json(200, "{}"))) {
            assertThat(client().send(ApiRequest.get(server.url()))).isInstanceOf(Answered.class);
            assertThat(server.requests().get(0).header("User-Agent")).contains("acme (data@acme.example)");
            assertThat(server.requests().get(0).header("X-Key")).contains("k-1");
        }
    }

    @Test
    void shouldNotFollowWhereItIsSent() throws Exception {
        try (FakeServer elsewhere = FakeServer.start(request -> FakeResponse.json(200, "{}"));
                FakeServer server = FakeServer.start(request ->
                        FakeResponse.empty(302).with("Location", elsewhere.url().toString()))) {
            assertThat(client().send(ApiRequest.get(server.url()))).isInstanceOf(Refused.class);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void shouldBelieveATimeToComeBackWithinReason() throws Exception {
        try (FakeServer server = FakeServer.start(request -> FakeResponse.json(200, "{}"))) {
            server.next(FakeResponse.empty(429).with("Retry-After", "90"));
            assertThat(delay(server)).isEqualTo(Duration.ofSeconds(90));
            server.next(FakeResponse.empty(429).with("Retry-After", "999999999"));
            assertThat(delay(server)).isEqualTo(Duration.ofHours(6));
            server.next(FakeResponse.empty(429).with("Retry-After", "Wed, 07 Jan 2026 12:02:00 GMT"));
            assertThat(delay(server)).isEqualTo(Duration.ofMinutes(2));
            server.next(FakeResponse.empty(429).with("Retry-After", "in a while"));
            assertThat(delay(server)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        }
    }

    @Test
    void shouldWaitEverLongerWhereItIsAskedToComeBackAtOnce() throws Exception {
        try (FakeServer server = FakeServer.start(request -> FakeResponse.json(200, "{}"))) {
            server.next(FakeResponse.empty(429).with("Retry-After", "0"), 3);
            assertThat(delay(server)).isEqualTo(Duration.ofMillis(750));
            assertThat(delay(server)).isEqualTo(Duration.ofMillis(1_500));
            assertThat(delay(server)).isEqualTo(Duration.ofSeconds(3));
            server.next(FakeResponse.empty(503).with("Retry-After", "Wed, 07 Jan 2026 11:00:00 GMT"));
            assertThat(delay(server)).isEqualTo(Duration.ofSeconds(6));
        }
    }

    private final PoliteClient patient = client();

    private Duration delay(FakeServer server) throws InterruptedException {
        return ((Later) patient.send(ApiRequest.get(server.url()))).delay();
    }

    private PoliteClient client() {
        HttpOptions options = new HttpOptions(
                new AllowedHosts(List.of("127.0.0.1"), true),
                Duration.ofSeconds(1),
                "acme (data@acme.example)",
                "X-Key",
                Optional.of(new Password("k-1")));
        return new PoliteClient(options, clock, () -> 0.5, new SourceCounters());
    }

    @Test
    void shouldShowNoSecretOfItsOptions() {
        HttpOptions options = new HttpOptions(
                new AllowedHosts(List.of("api.example"), false),
                Duration.ZERO,
                "",
                "",
                Optional.of(new Password("k-1")));
        assertThat(options.toString()).doesNotContain("k-1");
    }
}
