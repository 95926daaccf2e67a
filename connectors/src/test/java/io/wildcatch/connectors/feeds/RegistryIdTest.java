package io.wildcatch.connectors.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999888779",
                "999 888 779",
                "999\u00a0888\u00a0779",
                "999888779 R.C.S. Trifouillis",
                "99988877900012",
                "FR07999888779"
            })
    void shouldFindASirenInWhateverHoldsIt(String raw) {
        assertThat(RegistryId.french(raw)).contains("FR:999888779");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000000",
                "000 000 000",
                "999888778",
                "111111111",
                "12345",
                "9998887790",
                "",
                "en cours",
                "A999888779"
            })
    void shouldRefuseWhatIsNoSiren(String raw) {
        assertThat(RegistryId.french(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DK, CVR nr. 98 76 54 31, DK:98765431",
        "NO, 998 877 665 MVA, NO:998877665",
        "BE, BE 0998.877.665, BE:0998877665",
        "ES, B-99887766, ES:B99887766",
        "SE, 559988-7766, SE:5599887766"
    })
    void shouldUnderstandOtherCountriesShapes(String country, String raw, String id) {
        assertThat(RegistryId.of(country, raw)).contains(id);
    }

    @Test
    void shouldRefusePlaceholdersAndUnknownShapes() {
        assertThat(RegistryId.of("DK", "00000000")).isEmpty();
        assertThat(RegistryId.of("RO", "123456")).isEmpty();
        assertThat(RegistryId.of("NL", "N/A")).isEmpty();
        assertThat(RegistryId.of("DE", "Amtsgericht Entenhausen HRB 13")).isEmpty();
        assertThat(RegistryId.of("XX", "12345678")).isEmpty();
    }
}
