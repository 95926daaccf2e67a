package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private static final LoggerContext CONTEXT = new LoggerContext();
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";
    private static final String AWAY = "[Producer clientId=a] Connection to node {} could not be established";

    private final Repeats repeats = new Repeats();

    private boolean isTold(String logger, String message, int node, Duration after) {
        LoggingEvent event = new LoggingEvent(
                RepeatsTest.class.getName(), CONTEXT.getLogger(logger), Level.WARN, message, null, new Object[] {node});
        event.setInstant(START.plus(after));
        return repeats.decide(event) != FilterReply.DENY;
    }

    @Test
    void shouldTellOnceAMinuteThatABrokerIsAway() {
        assertThat(isTold(CLIENT, AWAY, 1, Duration.ZERO)).isTrue();
        assertThat(isTold(CLIENT, AWAY, 1, Duration.ofMillis(300))).isFalse();
        assertThat(isTold(CLIENT, AWAY, 2, Duration.ofSeconds(59))).isFalse();
        assertThat(isTold(CLIENT, AWAY, 1, Duration.ofSeconds(60))).isTrue();
        assertThat(isTold(CLIENT, AWAY, 1, Duration.ofSeconds(61))).isFalse();
    }

    @Test
    void shouldTellWhatElseThereIs() {
        assertThat(isTold(CLIENT, AWAY, 1, Duration.ZERO)).isTrue();
        assertThat(isTold(CLIENT, AWAY.replace("=a", "=b"), 1, Duration.ZERO)).isTrue();
        assertThat(isTold(CLIENT, "[Producer clientId=a] Authentication failed", 1, Duration.ZERO))
                .isTrue();
        assertThat(isTold("io.wildcatch.Test", "the same", 1, Duration.ZERO)).isTrue();
        assertThat(isTold("io.wildcatch.Test", "the same", 1, Duration.ZERO)).isTrue();
    }
}
