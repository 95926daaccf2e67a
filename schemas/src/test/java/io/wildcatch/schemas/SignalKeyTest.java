package io.wildcatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalKeyTest {

    @ParameterizedTest
    @CsvSource({
        "acme.fr,acme.fr",
        "ACME.FR,acme.fr",
        " www.acme.fr ,acme.fr",
        "https://user:pw@shop.acme.co.uk:8443/a?b#c,acme.co.uk",
        "//acme.fr/x,acme.fr",
        "c.roux@mail.acme.fr,acme.fr",
        "acme.fr.,acme.fr",
        "acme.example,acme.example",
        "crm.acme.internal,acme.internal",
        "acme.github.io,acme.github.io",
        "wordpress.com,wordpress.com",
        "société.fr,xn--socit-esab.fr",
        "xn--socit-esab.fr,xn--socit-esab.fr",
    })
    void shouldFindTheRegistrableDomain(String text, String domain) {
        assertThat(Domains.registrable(text)).hasValue(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr", "co.uk", "localhost", "192.168.1.10", "[::1]", "http://", "a b.fr", "..", "-.fr"})
    void shouldFindNoDomainInOtherTexts(String text) {
        assertThat(Domains.registrable(text)).isEmpty();
    }

    @Test
    void shouldPreferTheDomain() {
        assertThat(SignalKey.of(signal("www.acme.fr", "FR:1", "Acme", "FR"))).isEqualTo("acme.fr");
    }

    @Test
    void shouldNotTakeAFreeMailDomainForACompany() {
        assertThat(SignalKey.of(signal("Gmail.com", " fr:552032534 ", "Acme", "FR")))
                .isEqualTo("FR:552032534");
    }

    @Test
    void shouldFallBackToNameAndCountryThenToTheId() {
        assertThat(SignalKey.of(signal(null, "", " ACME Sa ", "fr"))).isEqualTo("name:acme sa|FR");
        assertThat(SignalKey.of(signal("localhost", null, "Acme", null))).isEqualTo("name:acme|");
        assertThat(SignalKey.of(signal(null, null, null, "FR"))).isEqualTo("s-1");
    }

    private static Signal signal(String domain, String registryId, String name, String country) {
        Signal signal = new Signal();
        signal.setId("s-1");
        signal.setAccount(new AccountRef(domain, registryId, name, country, null));
        return signal;
    }
}
