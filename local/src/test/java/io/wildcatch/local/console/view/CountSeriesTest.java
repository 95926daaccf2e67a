package io.wildcatch.local.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountSeriesTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final CountSeries series = new CountSeries();

    @Test
    void shouldCountToTheMinute() {
        series.add(START.plusSeconds(30));
        series.add(START.plusSeconds(90));
        series.add(START.plusSeconds(91));

        assertThat(series.between(START, START.plusSeconds(60))).isEqualTo(1);
        assertThat(series.between(START.plusSeconds(60), START.plusSeconds(120)))
                .isEqualTo(2);
        assertThat(series.between(START.plusSeconds(120), START.plusSeconds(60)))
                .isZero();
    }

    @Test
    void shouldCountOldTimesByTheHour() {
        Instant end = START.plus(Duration.ofDays(30));
        for (Instant at = START; at.isBefore(end); at = at.plus(Duration.ofMinutes(1))) {
            series.add(at);
        }

        assertThat(series.between(Instant.EPOCH, end)).isEqualTo(30 * 24 * 60);
        assertThat(series.between(START.plusSeconds(1800), START.plusSeconds(7200)))
                .isEqualTo(120);
        assertThat(series.between(end.minusSeconds(120), end)).isEqualTo(2);
        assertThat(series.between(START.plus(Duration.ofDays(20)), end)).isEqualTo(10 * 24 * 60);
    }

    @Test
    void shouldCountWhatComesVeryLate() {
        for (int minute = 0; minute < 30 * 24 * 60; minute++) {
            series.add(START.plusSeconds(60L * minute));
        }
        series.add(START.minusSeconds(86_400));

        assertThat(series.between(START.minusSeconds(90_000), START)).isEqualTo(1);
    }
}
