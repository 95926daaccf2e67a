package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1.0",
        "0.25, 1, 0.25",
        "0.5, 1, 0.5",
        "0.0001, 1, 0.0001",
        "2.375, 1, 2.375",
        "0.8, 2, 0.80",
        "0.875, 2, 0.875",
        "1e300, 1, 1.0E300",
        "Infinity, 1, Infinity"
    })
    void shouldTellWhatWasSetWithAsManyDecimalsAsItHas(double value, int least, String told) {
        assertThat(Numbers.exact(value, least)).isEqualTo(told);
    }
}
