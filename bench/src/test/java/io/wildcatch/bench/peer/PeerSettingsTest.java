package io.wildcatch.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the others are told, as peers take it. */
class PeerSettingsTest {

    private static final Map<String, String> COMMON = Map.of(
            "application.id", "bench-peer-1",
            "bootstrap.servers", "127.0.0.1:9092",
            "num.stream.threads", "2",
            "commit.interval.ms", "100",
            "producer.linger.ms", "5",
            "consumer.isolation.level", "read_committed",
            "state.dir", "/state");

    @Test
    void shouldGiveTheGuaranteeThatIsAskedFor() {
        assertThat(with("exactly_once_v2").exactlyOnce()).isTrue();
        assertThat(with("at_least_once").exactlyOnce()).isFalse();
    }

    @Test
    void shouldSetClientsAsTheOthersAreSet() {
        PeerSettings settings = with("exactly_once_v2");

        assertThat(settings.producer())
                .containsEntry("bootstrap.servers", "127.0.0.1:9092")
                .containsEntry("linger.ms", "5")
                .containsEntry("acks", "all");
        assertThat(settings.consumer())
                .containsEntry("bootstrap.servers", "127.0.0.1:9092")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("max.poll.records", "1000");
    }

    @Test
    void shouldWorkInAsManyThreadsAndCommitAsOften() {
        PeerSettings settings = with("exactly_once_v2");

        assertThat(settings.threads()).isEqualTo(2);
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.application()).isEqualTo("bench-peer-1");
        assertThat(settings.folder()).hasToString("/state/bench-peer-1");
    }

    private static PeerSettings with(String guarantee) {
        Map<String, String> values = new HashMap<>(COMMON);
        values.put("processing.guarantee", guarantee);
        return PeerSettings.of(values);
    }
}
