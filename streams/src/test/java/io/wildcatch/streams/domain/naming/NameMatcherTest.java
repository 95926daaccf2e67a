package io.wildcatch.streams.domain.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.streams.domain.naming.NameMatch.Reason;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Loutre & Castor SA              | LOUTRE ET CASTOR                         | SAME_LETTERS
                    Q.Z.T.                          | SAS QZT                                  | SAME_LETTERS
                    SCI MARTRADO                    | SCIMARTRADO                              | SAME_LETTERS
                    Blaireau-Fouine                 | Fouine Blaireau                          | SAME_WORDS
                    Société du Vison d'Armor        | VISON ARMOR                              | SAME_WORDS
                    Générale Ornithologique Zélée (GOZ) | Generale Ornithologique Zelee        | SAME_LETTERS
                    GOZ                             | Générale Ornithologique Zélée            | ACRONYM
                    Vulpex Generation Naturelle en abrégé VULGENA | Vulpex Génération Naturelle | SAME_LETTERS
                    Phamacie Zibeline               | PHARMACIE ZIBELINE                       | TYPO
                    Zibeline Marmotte Chauffage     | Zibleine Marmotte Chauffage              | TYPO
                    Les Ecureullons Noirs                 | Les Ecureuillons Noirs | TYPO
                    Hermelin GmbH — Abteilung Einkauf | Hermelin GmbH                          | ADDITION
                    Zibelinex                       | Zibelinex, import de pelages et fourrures, SA | ADDITION
                    Belettex (anciennement Putoisia) | Putoisia SARL                           | SAME_LETTERS
                    Zibeline Multi Travaux          | Zibeline Multitravaux                    | SAME_LETTERS
                    Marmotte Zibeline Multi Travaux | Zibeline Marmotte Multitravaux           | SAME_WORDS
                    Compagnie Zibeline              | Zibeline Company                         | SAME_WORDS
                    Compagnie Zibeline              | Zibeline Compagny                        | SAME_WORDS
                    Zibeline Multicoque             | Zibeline Mulitcoque                      | TYPO
                    Fouinard Charpente              | Fouinnard Charpente                      | TYPO
                    Fouinard Charpente              | Foinard Charpente                        | TYPO
                    Fouinard Charpente              | Fouimard Charpente                       | TYPO
                    Zibelinex Marmottes Charpente   | Zibelinex Marmotte Charpente             | TYPO
                    Office européen de la marmotte  | Oficina Europea de la Marmotte           | ACRONYM
                    Hermelin Verkehr Zibelinex Distribution | Hermelin Verkehr Zibelinex Distrib | ACRONYM
                    Hôpital Hermelin Zibelinex      | HHZ Hôpital Hermelin Zibelinex           | SAME_LETTERS
                    Ville de Marmotteville          | Marmotteville                            | ADDITION
                    Consejería de Castores de la Comunidad de Nutria | Comunidad de Nutria     | SAME_LETTERS
                    Rectorado de la Universidad de Nutria | Universidad de Nutria              | SAME_LETTERS
                    Consejero Delegado de Nutrias Reunidas S.A. | Nutrias Reunidas, S. A.      | SAME_WORDS
                    Comunidad de Nutria-Consejería de Castores | Comunidad de Nutria — Área de Martas | ADDITION
                    Hermelin SARL (mandataire)      | Hermelin SARL (co-traitant)              | SAME_WORDS
                    Marten Holding GmbH, vertreten durch Otter Treuhand 7 GmbH | Marten Holding GmbH | SAME_LETTERS
                    Wydra Sp. z o.o. ul. Borsucza 191, 87-100 Bobry | Wydra Sp. z o. o.       | SAME_LETTERS
                    Zibeline (ci-après « la Loutre ») | Zibeline                               | SAME_LETTERS
                    """)
    void shouldTakeForOneCompany(String a, String b, Reason reason) {
        NameMatch match = NameMatcher.compare(a, b);
        assertThat(match.same()).as(match.toString()).isTrue();
        assertThat(match.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SCI Martre 1                    | SCI Martre 2                             | OTHER_NUMBER
                    Martre Finances II              | Martre Finances III                      | OTHER_NUMBER
                    Martre Finances                 | Martre Finances 2026                     | OTHER_NUMBER
                    Loutrex                         | Loutrex Holding                          | OTHER_WORDS
                    Loutrex Nord                    | Loutrex Sud                              | OTHER_WORDS
                    Loutrex Lyon                    | Loutrex Rouen                            | OTHER_WORDS
                    Loutrex Transport               | Castorix Transport                       | OTHER_WORDS
                    QZT Conseil                     | QZV Conseil                              | OTHER_WORDS
                    SCI Fouina                      | SCI Fouine                               | OTHER_WORDS
                    SCI Zibelin                     | SCI Zibelan                              | OTHER_WORDS
                    Zibelo                          | Zibelu                                   | OTHER_WORDS
                    QZ Transport                    | QZ Transports                            | OTHER_WORDS
                    Meubles Zibelin Beauvais        | Meubles Zibelin Noyelles                 | OTHER_WORDS
                    Hermelin Zibelinex Vertrieb     | Hermelin Zibelinex Verwaltung            | OTHER_WORDS
                    Loutre Express QZ               | Loutre Express                           | OTHER_WORDS
                    SNC Vison A                     | SNC Vison B                              | OTHER_WORDS
                    SCI Martrado                    | SARL Martrado                            | OTHER_FORM
                    —                               | —                                        | NOTHING_TO_COMPARE
                    """)
    void shouldKeepApart(String a, String b, Reason reason) {
        NameMatch match = NameMatcher.compare(a, b);
        assertThat(match.same()).as(match.toString()).isFalse();
        assertThat(match.reason()).isEqualTo(reason);
    }

    @Test
    void shouldNotDependOnTheOrderAndNeverThrow() {
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            String a = Garbage.name(random);
            String b = random.nextInt(3) == 0 ? a + Garbage.name(random) : Garbage.name(random);
            assertThat(NameMatcher.same(a, b)).as("%s ~ %s", a, b).isEqualTo(NameMatcher.same(b, a));
        }
    }

    @Test
    void shouldScoreNearerSpellingsHigher() {
        String name = "Zibelinex Marmottes Charpente";
        assertThat(Stream.of(
                                "ZIBELINEX MARMOTTES CHARPENTE",
                                "Charpente Marmottes Zibelinex",
                                "Zibelinex Marmotets Charpente",
                                "Zibelinex Marmutes Charpente",
                                "Zibelinex Marmottes Lyon Bois")
                        .map(spelling -> NameMatcher.compare(name, spelling).score()))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void shouldCompareEndlessNamesByTheirBeginnings() {
        String endless = IntStream.range(0, 20_000)
                .mapToObj(i -> Integer.toString(i + 46_656, 36).replaceAll("[0-9]", "z"))
                .collect(Collectors.joining(" "));
        assertThat(NameMatcher.same(endless, endless)).isTrue();
        assertThat(NameMatcher.same(
                        endless, new StringBuilder(endless).reverse().toString()))
                .isFalse();
        assertThat(NameMatcher.same("(".repeat(50_000), ", ".repeat(50_000))).isFalse();
    }

    @Test
    void shouldTakeAnyReadableNameForItself() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            String name = Garbage.name(random);
            assertThat(NameMatcher.same(name, name))
                    .as(name)
                    .isEqualTo(!CompanyName.normalise(name).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Saint-Étienne, ST ETIENNE",
        "Paris 16, PARIS",
        "PARIS 8EME ARRONDISSEMENT, Paris",
        "Lyon Cedex 03, lyon",
        "L'Haÿ-les-Roses, L HAY LES ROSES",
        "Sankt Gallen, St. Gallen"
    })
    void shouldKnowATownByItsOtherSpelling(String a, String b) {
        assertThat(NameMatcher.samePlace(a, b)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Saint-Denis, Saint-Ouen", "Lyon, Lille", "'', ''", "75016, 75008"})
    void shouldKeepTownsApart(String a, String b) {
        assertThat(NameMatcher.samePlace(a, b)).isFalse();
    }

    @Test
    void shouldRefuseAScoreThatContradictsTheAnswer() {
        assertThatThrownBy(() -> new NameMatch(true, 0.2, Reason.TYPO)).isInstanceOf(IllegalArgumentException.class);
    }
}
