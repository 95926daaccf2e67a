package io.wildcatch.bench.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.bench.peer.PeerSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.junit.jupiter.api.Test;

/** What the others are told, in Flink's words. */
class ClusterTest {

    @Test
    void shouldCheckpointWhereOthersCommit() {
        Configuration configuration = with("exactly_once_v2");

        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofMillis(100));
        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
                .isEqualTo("file:///state/bench-flink-1/checkpoints");
    }

    @Test
    void shouldGiveTheGuaranteeThatIsAskedFor() {
        assertThat(with("at_least_once").get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.AT_LEAST_ONCE);
    }

    private static Configuration with(String guarantee) {
        return Cluster.configuration(PeerSettings.of(Map.of(
                "application.id", "bench-flink-1",
                "commit.interval.ms", "100",
                "state.dir", "/state",
                "processing.guarantee", guarantee)));
    }
}
