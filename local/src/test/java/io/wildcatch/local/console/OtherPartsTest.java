package io.wildcatch.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.up.HealthServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A console that runs by itself shows how the other parts are, as far as it is told where they are. */
class OtherPartsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void shouldShowWhatOthersSayOfThemselvesAndThatOneIsGone() throws Exception {
        AtomicReference<List<String>> faults = new AtomicReference<>(List.of("lag: 12 records"));
        HealthServer intake = HealthServer.start(Endpoint.loopback(), Meters.scraped(), List::of);
        try (HealthServer streams = HealthServer.start(Endpoint.loopback(), Meters.scraped(), faults::get);
                OtherParts parts = OtherParts.watch("streams=" + streams.uri() + ", intake=" + intake.uri())) {
            PartHealth late = health("streams", streams, false, "not ready: lag: 12 records");
            PartHealth taking = health("intake", intake, true, "ready");
            await().atMost(PATIENCE).until(parts::get, List.of(late, taking)::equals);

            faults.set(List.of());
            intake.close();
            PartHealth working = health("streams", streams, true, "ready");
            PartHealth gone = health("intake", intake, false, "can't be reached");
            await().atMost(PATIENCE).until(parts::get, List.of(working, gone)::equals);
        }
    }

    @Test
    void shouldSayThatItIsNotToldWhereTheyAre() {
        try (OtherParts parts = OtherParts.watch("")) {
            assertThat(parts.get())
                    .containsExactly(new PartHealth(
                            "other parts", "not told where they are (wildcatch.parts)", true, "not looked at"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"streams", "streams=", "=http://a:1", "streams=a:8080", "streams=ftp://a:1", "streams=http://a/x"
            })
    void shouldSayHowToNameThem(String parts) {
        assertThatThrownBy(() -> OtherParts.watch(parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("wildcatch.parts: expected name=http://host:port");
    }

    private static PartHealth health(String name, HealthServer server, boolean ok, String detail) {
        return new PartHealth(name, server.uri().getAuthority(), ok, detail);
    }
}
