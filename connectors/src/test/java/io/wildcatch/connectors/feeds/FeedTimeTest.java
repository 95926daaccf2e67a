package io.wildcatch.connectors.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05,                    2026-01-05T00:00:00Z",
        "20260105,                      2026-01-05T00:00:00Z",
        "20260105120000,                2026-01-05T12:00:00Z",
        "20260105T120000Z,              2026-01-05T12:00:00Z",
        "20260105T120000,               2026-01-05T12:00:00Z",
        "20260105T120000.25+0200,       2026-01-05T10:00:00.250Z",
        "2026-01-05+02:00,              2026-01-04T22:00:00Z",
        "2026-01-05-03,                 2026-01-05T03:00:00Z",
        "2026-01-05T12:00:00+02:00,     2026-01-05T10:00:00Z",
        "2026-01-05T12:00:00+0200,      2026-01-05T10:00:00Z",
        "2026-01-05T12:00:00.5-0530,    2026-01-05T17:30:00.500Z",
        "2026-01-05T12:00:00+02,        2026-01-05T10:00:00Z",
        "2026-01-05T12:00Z,             2026-01-05T12:00:00Z",
        "2026-01-05 12:00:00 UTC,       2026-01-05T12:00:00Z",
        "2026-01-05T24:00:00Z,          2026-01-06T00:00:00Z",
        "2024-02-29,                    2024-02-29T00:00:00Z"
    })
    void shouldReadTimesInEachOfTheFormsThatFeedsHave(String text, Instant time) {
        assertThat(FeedTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-31",
                "2026-02-29",
                "20260231",
                "20260231120000",
                "2026-04-31T12:00:00Z",
                "2026-13-01",
                "7017-01-05",
                "1767614400",
                "1767614400000",
                "2026-01-05T12:00:00+2",
                "2026-01-05T12:00:00+02:",
                "soon",
                "----",
                ""
            })
    void shouldRefuseWhatIsNoTimeInsteadOfMakingOneOfIt(String text) {
        assertThat(FeedTime.parse(text)).isEmpty();
    }
}
