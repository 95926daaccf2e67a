package io.wildcatch.streams.domain.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    private static PersonName name(String raw) {
        return Objects.requireNonNull(PersonName.of(raw));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Claire Roux | ROUX, Claire",
                "Jean-Pierre Müller | jean pierre muller",
                "Jürgen Groß | Jurgen Gross",
                "Анна Иванова | ИВАНОВА Анна"
            })
    void shouldBeTheSameInAnySpelling(String one, String other) {
        assertThat(name(one)).isEqualTo(name(other));
        assertThat(name(one).isCertainly(name(other))).isTrue();
        assertThat(name(one).mayBe(name(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Claire Roux | C. Roux", "Mme Claire Roux | Claire Roux", "J.P. Martin | Jean-Pierre Martin"})
    void shouldBePerhapsTheSame(String one, String other) {
        assertThat(name(one).mayBe(name(other))).isTrue();
        assertThat(name(other).mayBe(name(one))).isTrue();
        assertThat(name(one).isCertainly(name(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Claire Roux | Denis Roux", "Claire Roux | Claire", "Claire Roux | C. R.", "Claire Roux | D. Roux"
            })
    void shouldBeAnothers(String one, String other) {
        assertThat(name(one).mayBe(name(other))).isFalse();
        assertThat(name(other).mayBe(name(one))).isFalse();
    }

    @Test
    void shouldTellNobodyByASingleWordOrNone() {
        assertThat(name("Claire").isCertainly(name("Claire"))).isFalse();
        assertThat(name("Claire").mayBe(name("claire"))).isTrue();
        assertThat(PersonName.of(" - 12 ")).isNull();
        assertThat(PersonName.of(null)).isNull();
    }
}
