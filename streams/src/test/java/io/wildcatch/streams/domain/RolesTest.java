package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    @ParameterizedTest
    @CsvSource({
        "CFO, CFO",
        "Chief Financial Officer, CFO",
        "Finance Director (EMEA), CFO",
        "Directrice financière, CFO",
        "Vice President Finance, CFO",
        "Kaufmännischer Leiter, CFO",
        "D.S.I. et directeur informatique, CTO",
        "IT-Leiterin, CTO",
        "Directeur d’exploitation, COO",
        "Leiter Einkauf, Purchasing",
        "Responsable achats, Purchasing",
        "General Counsel, Legal",
        "Président-Directeur Général, CEO",
        "Geschäftsführer, CEO",
        "Geschaeftsfuehrerin, CEO",
        "Vice President, Vice President",
        "Assistant to the CEO, Assistant to the CEO",
        "Key User, User",
        "Accountant, Accountant"
    })
    void shouldKnowTitlesInThreeLanguages(String title, String role) {
        assertThat(Roles.normal(title)).isEqualTo(role);
    }

    @Test
    void shouldHaveNoRoleForNoTitle() {
        assertThat(Roles.normal(null)).isNull();
        assertThat(Roles.normal(" ")).isNull();
    }
}
