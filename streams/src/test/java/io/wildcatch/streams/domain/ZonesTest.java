package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "acme.fr, FR",
        "acme.co.uk, GB",
        "acme.com.co, CO",
        "CO:900123456, CO",
        "FR:552032534, FR",
        "name:acme|FR|lyon, FR"
    })
    void shouldTellTheCountryByTheHome(String home, String country) {
        assertThat(Zones.ofHome(home)).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.co",
                "acme.io",
                "acme.ai",
                "acme.me",
                "acme.tv",
                "acme.cc",
                "acme.com",
                "acme",
                "name:acme|"
            })
    void shouldNotTakeAnAddressForACountryWhichAnybodyRegistersUnder(String home) {
        assertThat(Zones.ofHome(home)).isNull();
    }
}
