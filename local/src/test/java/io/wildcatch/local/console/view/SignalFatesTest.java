package io.wildcatch.local.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.local.console.view.Counts.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalFatesTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant EVER = Instant.parse("2030-01-01T00:00:00Z");

    private final Counts counts = new Counts();
    private final SignalFates fates = new SignalFates(counts, 100);

    @AfterEach
    void everySignalIsInExactlyOneStage() {
        long sum = 0;
        for (Stage stage : Stage.values()) {
            sum += stage == Stage.SIGNALS ? 0 : count(stage);
        }

        assertThat(sum).isEqualTo(count(Stage.SIGNALS));
    }

    @Test
    void shouldCountASignalOnceThoughSeveralOpportunitiesShowIt() {
        fates.came("site", "s-1", NINE);
        used("s-1");
        used("s-1");

        assertThat(count(Stage.USED)).isEqualTo(1);
        assertThat(count(Stage.UNDECIDED)).isZero();
    }

    @Test
    void shouldCountWhatIsSentAgainAsADuplicate() {
        fates.came("site", "s-1", NINE);
        used("s-1");
        fates.came("site", "s-1", TEN);
        fates.came("site", "s-1", TEN);

        assertThat(count(Stage.USED)).isEqualTo(1);
        assertThat(count(Stage.DUPLICATES)).isEqualTo(2);
    }

    @Test
    void shouldTakeAFateThatIsToldBeforeTheSignalIsRead() {
        used("s-1");
        fates.came("site", "s-1", NINE);

        assertThat(count(Stage.USED)).isEqualTo(1);
    }

    @Test
    void shouldCountWhatIsARepeatInOnePlaceAndEvidenceInAnotherAsUsed() {
        fates.came("site", "s-1", NINE);
        fates.told(List.of("s-1"), List.of("site"), Stage.DUPLICATES);
        used("s-1");
        fates.told(List.of("s-1"), List.of("site"), Stage.DUPLICATES);

        assertThat(count(Stage.USED)).isEqualTo(1);
        assertThat(count(Stage.DUPLICATES)).isZero();
    }

    @Test
    void shouldTellSourcesApartThatGiveTheSameIds() {
        fates.came("site", "1", NINE);
        fates.came("press", "1", NINE);
        used("1");

        assertThat(count(Stage.USED)).isEqualTo(1);
        assertThat(count(Stage.UNDECIDED)).isEqualTo(1);
        assertThat(count(Stage.DUPLICATES)).isZero();
    }

    @Test
    void shouldCountASignalInTheSpanInWhichItCame() {
        fates.came("site", "s-1", NINE);
        fates.came("site", "s-2", TEN);
        used("s-1");

        assertThat(counts.passed(Stage.SIGNALS, NINE, TEN)).isEqualTo(1);
        assertThat(counts.passed(Stage.USED, NINE, TEN)).isEqualTo(1);
        assertThat(counts.passed(Stage.USED, TEN, EVER)).isZero();
    }

    @Test
    void shouldCountWhatIsRejectedOrUnresolved() {
        fates.came("site", "s-1", NINE);
        fates.told(List.of("s-1"), List.of("site"), Stage.REJECTED);
        fates.came("site", "s-2", NINE);
        fates.told(List.of("s-2"), List.of("site"), Stage.UNRESOLVED);

        assertThat(count(Stage.REJECTED)).isEqualTo(1);
        assertThat(count(Stage.UNRESOLVED)).isEqualTo(1);
    }

    @Test
    void shouldForgetOldSignalsButNotTheirCounts() {
        for (int i = 0; i < 1_000; i++) {
            fates.came("site", "s-" + i, NINE);
            used("s-" + i);
        }
        fates.came("site", "s-0", TEN);

        assertThat(count(Stage.USED)).isEqualTo(1_000);
        assertThat(count(Stage.UNDECIDED)).isEqualTo(1);
    }

    private void used(String id) {
        fates.told(List.of(id), List.of("site"), Stage.USED);
    }

    private long count(Stage stage) {
        return counts.passed(stage, Instant.EPOCH, EVER);
    }
}
