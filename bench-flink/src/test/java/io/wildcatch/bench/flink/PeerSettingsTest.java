package io.wildcatch.bench.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.junit.jupiter.api.Test;

/** What the others are told, in Flink's words. */
class PeerSettingsTest {

    private static final Map<String, String> COMMON = Map.of(
            "application.id", "bench-flink-1",
            "bootstrap.servers", "127.0.0.1:9092",
            "num.stream.threads", "2",
            "commit.interval.ms", "100",
            "producer.linger.ms", "5",
            "consumer.isolation.level", "read_committed",
            "state.dir", "/state");

    @Test
    void shouldCheckpointWhereOthersCommit() {
        Configuration configuration = Cluster.configuration(with("exactly_once_v2"));

        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofMillis(100));
        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    }

    @Test
    void shouldGiveTheGuaranteeThatIsAskedFor() {
        assertThat(with("exactly_once_v2").exactlyOnce()).isTrue();
        assertThat(with("at_least_once").exactlyOnce()).isFalse();
        assertThat(Cluster.configuration(with("at_least_once"))
                        .get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.AT_LEAST_ONCE);
    }

    @Test
    void shouldSetClientsAsTheOthersAreSet() {
        PeerSettings settings = with("exactly_once_v2");

        assertThat(settings.client("producer.")).containsExactly(Map.entry("linger.ms", "5"));
        assertThat(settings.client("consumer.")).containsExactly(Map.entry("isolation.level", "read_committed"));
        assertThat(settings.threads()).isEqualTo(2);
        assertThat(settings.application()).isEqualTo("bench-flink-1");
        assertThat(settings.folder()).hasToString("/state/flink");
    }

    private static PeerSettings with(String guarantee) {
        Map<String, String> values = new HashMap<>(COMMON);
        values.put("processing.guarantee", guarantee);
        return PeerSettings.of(values);
    }
}
