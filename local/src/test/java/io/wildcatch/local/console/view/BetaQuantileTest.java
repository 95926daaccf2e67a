package io.wildcatch.local.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaQuantileTest {

    /** Beta(1, b) and Beta(a, 1) have quantiles in closed form; Beta(5, 5) is symmetric. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 99, 0.000518",
        "0.95, 1, 99, 0.029807",
        "0.5, 5, 5, 0.5",
        "0.95, 3, 1, 0.983048",
        "0.3, 1, 1, 0.3"
    })
    void shouldAgreeWithClosedForms(double probability, double alpha, double beta, double expected) {
        assertThat(BetaQuantile.of(probability, alpha, beta)).isCloseTo(expected, within(1e-6));
    }
}
