package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {

    private final PublicHolidays holidays = new PublicHolidays();

    @ParameterizedTest
    @CsvSource({
        "FR, 2026-01-01, true",
        "FR, 2026-07-14, true",
        "FR, 2026-07-15, false",
        // Easter Monday moves
        "FR, 2026-04-06, true",
        "FR, 2027-03-29, true",
        "DE, 2026-10-03, true",
        "DE, 2026-07-14, false",
        "US, 2026-11-26, true",
        "IN, 2026-01-26, true",
        "GB, 2026-12-25, true",
        "ZZ, 2026-01-01, false"
    })
    void shouldKnowTheHolidaysOfWholeCountries(String country, LocalDate day, boolean free) {
        assertThat(holidays.isHoliday(country, day)).isEqualTo(free);
    }

    @Test
    void shouldNotTakeTheHolidayOfOneRegionForThatOfAll() {
        // Epiphany is one in Bavaria only.
        assertThat(holidays.isHoliday("DE", LocalDate.of(2026, 1, 6))).isFalse();
    }
}
