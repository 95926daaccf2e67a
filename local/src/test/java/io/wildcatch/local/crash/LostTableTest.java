package io.wildcatch.local.crash;

import static io.wildcatch.local.crash.Cluster.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes the topic of a global table under {@code streams} and makes it anew: Kafka Streams gives up then. */
class LostTableTest {

    /** What it said is worth reading when it fails. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void shouldEndSoThatItIsStartedAgainAndThenGoOn() throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            cluster.provision();
            History history = History.write(folder.resolve("home"));
            cluster.introduce(history);
            String config = cluster.config("streams", "lost", history, "state.dir=" + folder.resolve("state"))
                    .toString();

            try (Program streams = Program.start(folder.resolve("first.log"), "streams", "--config", config)) {
                streams.awaitReady();
                cluster.delete(TOPICS.sources().name());
                cluster.provision();

                assertThat(streams.awaitExit()).isEqualTo(1);
                assertThat(streams.output())
                        .contains("wildcatch streams: the topologies failed in a way that only a start mends");
            }
            try (Program streams = Program.start(folder.resolve("second.log"), "streams", "--config", config)) {
                streams.awaitReady();
            }
        }
    }
}
