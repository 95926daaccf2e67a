package io.wildcatch.bench.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.domain.Fate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final PeerSettings settings = PeerSettings.of(Map.of("application.id", "tally"));

    @Test
    void shouldBeOneForAllFunctionsOfARun() {
        Tally.of(settings).count(Fate.USED);
        Tally.of(settings).keeps(30);
        Tally.of(settings).keeps(-10);

        assertThat(Tally.of(settings).fates()).containsEntry(Fate.USED, 1L).containsEntry(Fate.LATE, 0L);
        assertThat(Tally.of(settings).stateBytes()).isEqualTo(20);
    }

    @Test
    void shouldBeAnotherOneForTheNextRun() {
        Tally.of(settings).count(Fate.USED);
        Tally.forget(settings);

        assertThat(Tally.of(settings).fates()).containsEntry(Fate.USED, 0L);
    }
}
