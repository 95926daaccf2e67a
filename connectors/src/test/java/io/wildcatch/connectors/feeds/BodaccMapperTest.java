package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.Mapping.mapped;
import static io.wildcatch.connectors.feeds.Mapping.one;
import static io.wildcatch.connectors.feeds.Mapping.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.json.RecordJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All companies, numbers and notices are made up. */
class BodaccMapperTest {

    private final BodaccMapper mapper = new BodaccMapper();

    @Nested
    class BulkFiles {

        private static final String SALE = """
                {'parution':'20260012','date_parution':'2026-01-19','numero':'77','dept':'69','tribunal':'GREFFE DE LOUTREVILLE',
                 'type':'annonce','acte':'vente','categorie':'Achat d un fonds','societes':[{'siren':'999888779',
                 'denomination':'LOUTREX','sigle':null,'ville':'Lyon 3e Arrondissement'}],'activite':'Toilettage de loutres.',
                 'origine_fonds':'Fonds acquis par achat','precedent':null}""";

        @Test
        void shouldMakeASignalAndAnAccountOfANotice() {
            MapOutcome.Mapped mapped = mapped(mapper, SALE);
            Signal signal = mapped.signals().get(0);
            assertThat(signal.getId()).isEqualTo("bodacc:20260012-77");
            assertThat(signal.getSource()).isEqualTo("bodacc");
            assertThat(signal.getKind()).isEqualTo("LEGAL_NOTICE");
            assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-19T00:00:00Z"));
            assertThat(signal.getObservedAt()).isEqualTo(signal.getOccurredAt());
            assertThat(signal.getAccount().getRegistryId()).isEqualTo("FR:999888779");
            assertThat(signal.getAccount().getCity()).isEqualTo("Lyon 3e Arrondissement");
            assertThat(signal.getStrength()).isEqualTo(0.5);
            assertThat(signal.getTitle()).isEqualTo("vente: LOUTREX");
            assertThat(signal.getText()).isEqualTo("Toilettage de loutres.\nFonds acquis par achat");
            assertThat(signal.getUrl()).isEqualTo("https://www.bodacc.fr/annonce/detail-annonce/A/20260012/77");
            assertThat(signal.getAttributes())
                    .containsEntry("reference", "bodacc:A:20260012:77")
                    .containsEntry("department", "69")
                    .doesNotContainKey("corrects");
            Account account = mapped.accounts().get(0);
            assertThat(account.getId()).isEqualTo("registry:FR:999888779");
            assertThat(account.getName()).isEqualTo("LOUTREX");
            assertThat(account.getIndustry()).isNull();
        }

        @Test
        void shouldPointACorrectionToWhatItCorrects() {
            Signal signal = one(
                    mapper,
                    SALE.replace(
                                    "'precedent':null",
                                    "'precedent':{'parution':'20260002','numero':'9','nom':'BODACC A'}")
                            .replace("'type':'annonce'", "'type':'rectificatif'"));
            assertThat(signal.getAttributes())
                    .containsEntry("corrects", "bodacc:A:20260002:9")
                    .containsEntry("notice", "rectificatif");
        }

        @Test
        void shouldHardlyWeighAnAnnulment() {
            Signal signal = one(mapper, SALE.replace("'type':'annonce'", "'type':'annulation'"));
            assertThat(signal.getStrength()).isEqualTo(0.05);
        }

        @ParameterizedTest
        @ValueSource(strings = {"'000000000'", "null", "'999888778'", "'777777777'"})
        void shouldNameACompanyWithoutTrustingABadNumber(String siren) {
            MapOutcome.Mapped mapped = mapped(mapper, SALE.replace("'999888779'", siren));
            assertThat(mapped.signals().get(0).getAccount().getRegistryId()).isNull();
            assertThat(mapped.signals().get(0).getAccount().getName()).isEqualTo("LOUTREX");
            assertThat(mapped.accounts()).isEmpty();
        }

        @Test
        void shouldMakeOneSignalPerCompany() {
            List<Signal> signals = mapped(
                            mapper,
                            SALE.replace(
                                    "'societes':[",
                                    "'societes':[{'siren':null,'denomination':'CASTORIX'},{'siren':'999888779','denomination':'LOUTREX'},"))
                    .signals();
            assertThat(signals)
                    .extracting(Signal::getId)
                    .containsExactly("bodacc:20260012-77#1", "bodacc:20260012-77#999888779");
        }

        @Test
        void shouldTakeNoticesForThoseOfPartAUnlessTheySayOtherwise() {
            Signal other = one(mapper, SALE.replace("'numero'", "'publication':'BODACC B','numero'"));
            assertThat(other.getId()).isEqualTo("bodacc:B-20260012-77");
            assertThat(other.getAttributes()).containsEntry("reference", "bodacc:B:20260012:77");
        }

        @Test
        void shouldRefuseWhatSaysNothing() {
            assertThat(rejection(mapper, SALE.replace("2026-01-19", "7017-01-19")))
                    .isEqualTo("no publication date");
            assertThat(rejection(mapper, SALE.replace("2026-01-19", "gestern"))).isEqualTo("no publication date");
            assertThat(rejection(mapper, SALE.replace("'numero':'77'", "'numero':null")))
                    .isEqualTo("no number");
            assertThat(rejection(mapper, "{'date_parution':'2026-01-19','parution':'1','numero':'2','societes':[]}"))
                    .isEqualTo("no company");
            assertThat(rejection(mapper, "{'some':'thing'}")).isEqualTo("not a notice");
            assertThat(rejection(mapper, "[]")).isEqualTo("not a notice");
        }
    }

    @Nested
    class PublicApi {

        private static final String BASE = """
                {'id':'A20260012345','dateparution':'2026-01-19','numeroannonce':345,'publicationavis':'A','typeavis':'annonce',
                 'familleavis':'%s','familleavis_lib':'Créations','tribunal':'Greffe de Loutreville','commercant':'LOUTREX',
                 'registre':%s,'ville':'Lyon','cp':'69003','numerodepartement':'69','listepersonnes':%s,
                 'listeetablissements':%s,'acte':%s,'url_complete':'https://example.org/a'}""";

        private String notice(String family, String registre, String persons, String establishments, String act) {
            return BASE.formatted(family, registre, persons, establishments, act);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'999888779 R.C.S. Loutreville'",
                    "['999 888 779','999888779']",
                    "'999 888 779,999888779'",
                    "'999888779'"
                })
        void shouldReadTheRegisterInEveryForm(String registre) {
            Signal signal = one(mapper, notice("creation", registre, "null", "null", "null"));
            assertThat(signal.getId()).isEqualTo("bodacc:20260012-345");
            assertThat(signal.getAccount().getRegistryId()).isEqualTo("FR:999888779");
            assertThat(signal.getAccount().getName()).isEqualTo("LOUTREX");
            assertThat(signal.getAttributes()).containsEntry("reference", "bodacc:A:20260012:345");
        }

        @Test
        void shouldTellTheNoticesOfOneNumberInThreePartsApart() {
            List<String> ids = Stream.of("A", "B", "C")
                    .map(part -> one(
                                    mapper,
                                    notice("vente", "'999888779'", "null", "null", "null")
                                            .replace("'publicationavis':'A'", "'publicationavis':'" + part + "'"))
                            .getId())
                    .toList();
            assertThat(ids).containsExactly("bodacc:20260012-345", "bodacc:B-20260012-345", "bodacc:C-20260012-345");
        }

        @Test
        void shouldReadJsonWithinTextsAndObjectsAlike() {
            String asText =
                    "'{\\\"personne\\\":{\\\"typePersonne\\\":\\\"pm\\\",\\\"denomination\\\":\\\"LOUTREX SAS\\\","
                            + "\\\"administration\\\":\\\"Président : DURAND Zoé\\\",\\\"numeroImmatriculation\\\":"
                            + "{\\\"numeroIdentification\\\":\\\"999 888 779\\\"},\\\"adresseSiegeSocial\\\":{\\\"ville\\\":\\\"Bron\\\"}}}'";
            String asObject = Mapping.json(asText).textValue();
            String establishments = "{'etablissement':[{'activite':'Toilettage','origineFonds':'Création'}]}";
            for (String persons : List.of(asText, asObject)) {
                Signal signal = one(mapper, notice("vente", "null", persons, establishments, "null"));
                assertThat(signal.getAccount().getName()).isEqualTo("LOUTREX SAS");
                assertThat(signal.getAccount().getRegistryId()).isEqualTo("FR:999888779");
                assertThat(signal.getAccount().getCity()).isEqualTo("Bron");
                assertThat(signal.getText()).isEqualTo("Toilettage\nCréation");
                assertThat(RecordJson.toJson(signal)).doesNotContain("DURAND");
            }
        }

        @Test
        void shouldLeaveNaturalPersonsOut() {
            String mixed = "{'personne':[{'typePersonne':'pp','nom':'DURAND','prenom':'Zoé'},"
                    + "{'typePersonne':'pm','denomination':'LOUTREX'}]}";
            assertThat(RecordJson.toJson(one(mapper, notice("vente", "null", mixed, "null", "null"))))
                    .doesNotContain("DURAND");
            String alone = "{'personne':{'typePersonne':'pp','nom':'DURAND','prenom':'Zoé'}}";
            assertThat(rejection(mapper, notice("vente", "'999888779'", alone, "null", "null")))
                    .isEqualTo("about natural persons only");
            assertThat(rejection(
                            mapper,
                            notice("vente", "null", "null", "null", "null").replace("LOUTREX", "DURAND, Zoé, Marie")))
                    .isEqualTo("about natural persons only");
        }

        @Test
        void shouldTakeWhatAJudgmentIsAboutButNotItsText() {
            String judged = notice("procol", "'999888779'", "null", "null", "null")
                    .replace(
                            "'url_complete'",
                            "'jugement':'{\\\"famille\\\":\\\"Jugement\\\",\\\"nature\\\":\\\"Ouverture\\\",\\\"complementJugement\\\":"
                                    + "\\\"liquidateur Maître DURAND\\\"}','url_complete'");
            Signal signal = one(mapper, judged);
            assertThat(signal.getAttributes())
                    .containsEntry("category", "Ouverture")
                    .containsEntry("act", "procol");
            assertThat(RecordJson.toJson(signal)).doesNotContain("DURAND");
        }

        @Test
        void shouldPointACorrectionToWhatItCorrects() {
            String correction = notice(
                            "creation", "'999888779'", "null", "null", "{'creation':{'categorieCreation':'Neuve'}}")
                    .replace(
                            "'url_complete'",
                            "'parutionavisprecedent':'{\\\"nomPublication\\\":\\\"BODACC A\\\",\\\"numeroParution\\\":\\\"20260001\\\","
                                    + "\\\"numeroAnnonce\\\":\\\"5\\\"}','url_complete'");
            assertThat(one(mapper, correction).getAttributes())
                    .containsEntry("corrects", "bodacc:A:20260001:5")
                    .containsEntry("category", "Neuve");
        }

        @Test
        void shouldSurviveNestedFieldsThatAreNoJson() {
            Signal signal = one(mapper, notice("creation", "'999888779'", "'{broken'", "'[1,2'", "'?'"));
            assertThat(signal.getAccount().getName()).isEqualTo("LOUTREX");
        }
    }
}
