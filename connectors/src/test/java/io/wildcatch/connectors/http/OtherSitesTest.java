package io.wildcatch.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherSitesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 127.0.0.1:9091, false",
                "-, LOCALHOST:9091, false",
                "-, [::1]:9091, false",
                "-, -, false",
                "http://localhost:9091, localhost:9091, false",
                "https://localhost:9091, localhost:9091, false",
                "https://evil.example, localhost:9091, true",
                "http://localhost:3000, localhost:9091, true",
                "null, localhost:9091, true",
                "-, evil.example:9091, true",
                "http://evil.example:9091, evil.example:9091, true",
            })
    void shouldTellOtherSitesFromPrograms(String origin, String host, boolean other) {
        assertThat(new OtherSites("127.0.0.1", false).sent(origin, host)).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, registry.internal:9091, false",
                "https://console.internal, console.internal, false",
                "https://evil.example, console.internal, true",
            })
    void shouldLetAnyNameLeadHereByToken(String origin, String host, boolean other) {
        assertThat(new OtherSites("0.0.0.0", true).sent(origin, host)).isEqualTo(other);
    }
}
