package io.wildcatch.connectors.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who starts with years of history has all of it told, also what is old but was edited lately. */
class LongFirstRoundTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final int DEALS = Remembered.MOST + 5_000;

    @Test
    void shouldTellMoreThanItCanRemember() throws Exception {
        Random random = new Random(1);
        List<Finding> history = IntStream.range(0, DEALS)
                .mapToObj(i -> judged("d-" + i, NOW.minusSeconds(random.nextInt(300 * 86_400))))
                .toList();
        Remembered told = new Remembered(Instant.EPOCH);
        int count = 0;
        for (Finding finding : history) {
            count += told.isNew(finding) ? 1 : 0;
        }

        assertThat(count).isEqualTo(DEALS);
        assertThat(told.size()).isLessThanOrEqualTo(Remembered.MOST);
    }

    private static Finding judged(String id, Instant at) {
        return new Finding.Judged(
                id,
                Verdict.newBuilder()
                        .setAccountId("a-" + id)
                        .setAt(at)
                        .setOutcome(Outcome.WON)
                        .setRivals(RivalPresence.ABSENT)
                        .build());
    }
}
