package io.wildcatch.streams.domain.naming;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ACME SA                              | acme
                    SARL Les Trois Loutres               | les trois loutres
                    S.A.R.L. Les Trois Loutres           | les trois loutres
                    Z.Q.X.                               | zqx
                    Z Q X Bâtiment                       | zqx batiment
                    Brösel & Söhne GmbH & Co. KG         | brosel et sohne
                    Brösel und Söhne GmbH & Co.KG        | brosel et sohne
                    Løvfrø A/S                           | lovfro
                    Zielona Żaba Sp. z o.o.              | zielona zaba
                    Zielona Żaba sp. z o. o. sp. k.      | zielona zaba
                    Modrá Sova, a. s.                    | modra sova
                    Modra Sova d. o. o.                  | modra sova
                    „Синя Сова“ ЕАД                      | sina sova
                    Œuvre d'Automne SAS                  | oeuvre d automne
                    Grey Heron Holdings, Inc.            | grey heron holdings
                    UAB Pilkas Garnys                    | pilkas garnys
                    Grand’Loutre                         | grand loutre
                    SAS SARL                             | sas sarl
                    12.5 Degrés                          | 12 5 degres
                    """)
    void shouldFoldToOneSpelling(String raw, String key) {
        assertThat(CompanyName.normalise(raw)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "—", "«»", "...", "🦦"})
    void shouldBeEmptyWhenThereIsNothingToReadInIt(String raw) {
        assertThat(CompanyName.normalise(raw)).isEmpty();
    }

    @Test
    void shouldFoldTheLatinTableAsIcuDoes() {
        Transliterator icu =
                Transliterator.getInstance("NFKC; Any-Latin; Latin-ASCII; NFD; [:Nonspacing Mark:] Remove; Lower");
        assertThat(IntStream.range(0xC0, 0x180).filter(Character::isLetter).mapToObj(Character::toString))
                .allSatisfy(
                        letter -> assertThat(letters(Ascii.fold(letter))).isEqualTo(letters(icu.transform(letter))));
    }

    @Test
    void shouldNotChangeANormalisedNameAndNeverThrow() {
        Random random = new Random(17);
        for (int round = 0; round < 3_000; round++) {
            String name = Garbage.name(random);
            String once = CompanyName.normalise(name);
            assertThat(CompanyName.normalise(once)).as(name).isEqualTo(once);
            assertThat(once).as(name).matches("([a-z0-9]+( [a-z0-9]+)*)?");
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^a-z]", "");
    }
}
