package io.wildcatch.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.domain.Fate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final PeerSettings settings = PeerSettings.of(Map.of("application.id", "tally"));

    @Test
    void shouldBeOneForAllFunctionsOfARun() {
        Tally.of(settings).count(Fate.USED);
        Tally.of(settings).keeps("acme.fr", null, new byte[30]);
        Tally.of(settings).keeps("acme.fr", new byte[30], new byte[20]);
        Tally.of(settings).keeps("other.fr", null, new byte[5]);
        Tally.of(settings).keeps("other.fr", new byte[5], null);

        assertThat(Tally.of(settings).tells())
                .containsEntry("fate.used", "1")
                .containsEntry("fate.late", "0")
                .containsEntry("state.bytes", "27");
    }

    @Test
    void shouldBeAnotherOneForTheNextRun() {
        Tally.of(settings).count(Fate.USED);
        Tally.forget(settings);

        assertThat(Tally.of(settings).tells()).containsEntry("fate.used", "0");
    }
}
