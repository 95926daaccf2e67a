package io.wildcatch.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00:00Z,2026-01-05T10:00:00Z",
        "2026-01-05,2026-01-05T00:00:00Z",
        "2026-01-05T10:00Z,2026-01-05T10:00:00Z",
        "2026-01-05T10:00:00.5Z,2026-01-05T10:00:00.500Z",
        "2026-01-05T10:00:00.123456789Z,2026-01-05T10:00:00.123Z",
        "2026-01-05T11:00:00+01:00,2026-01-05T10:00:00Z",
        "2026-01-05T11:00:00.25+0100,2026-01-05T10:00:00.250Z",
        "2026-01-05t10:00:00z,2026-01-05T10:00:00Z",
        "2024-02-29T00:00:00Z,2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.999Z,1969-12-31T23:59:59.999Z",
    })
    void shouldReadTimesWithAnOffset(String text, Instant expected) {
        assertThat(IsoTime.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "now",
                "2026-01-05T10:00:00",
                "2026-02-29T00:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T23:60:00Z",
                "2026-01-05T10:00:0xZ",
                "2026-01-05T10:00:00.1234567890Z",
                "2026-1-5",
                "05/01/2026",
                "1767607200000",
                "2026-01-05T10:00:00+99:00"
            })
    void shouldRefuseOtherTexts(String text) {
        assertThat(IsoTime.parse(text)).isEmpty();
    }

    @Test
    void shouldAgreeWithTheJdkOverAllCenturies() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L);
            Instant instant =
                    Instant.ofEpochMilli(millis).truncatedTo(i % 2 == 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
            assertThat(IsoTime.parse(instant.toString())).contains(instant);
        }
    }
}
