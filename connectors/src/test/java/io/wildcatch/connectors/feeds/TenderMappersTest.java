package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.Mapping.mapped;
import static io.wildcatch.connectors.feeds.Mapping.one;
import static io.wildcatch.connectors.feeds.Mapping.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Signal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All buyers and notices are made up. */
class TenderMappersTest {

    private static final String TED_FILE = """
            {'doc_id':'004711-2026','pub_date':'20260108','doc_type':'Contract notice','nature':'Services','country':'UK',
             'cpv':['72000000','72100000'],'title_en':'United Kingdom - Otterton - IT services','object_title':null,
             'short_descr':'A burrow management system.','buyer':{'name':'Otterton Borough','national_id':'N/A','town':'Otterton',
             'country':'UK'},'refs':['2025/S 129-000815']}""";

    private static final String TED_API = """
            {'publication-number':'00004712-2026','publication-date':'2026-01-08+01:00','notice-title':{'deu':'x','eng':
             ['Denmark – Software – Burrow system']},'buyer-name':{'dan':['Odder Kommune','Odder Havn']},'buyer-country':'DNK',
             'classification-cpv':'48000000','notice-type':'cn-standard','deadline-receipt-tender-date-lot':['2026-02-10+01:00'],
             'links':{'html':{'ENG':'https://example.org/4712'}}}""";

    private static final String BOAMP = """
            {'idweb':'26-815','objet':'Logiciel de gestion des terriers','dateparution':'2026-01-08','nomacheteur':'Ville de Loutreville',
             'datelimitereponse':'%s','etat':'INITIAL','nature_categorise_libelle':'Avis de marché','code_departement':['69'],
             'type_marche':'SERVICES','descripteur_libelle':['Logiciel'],'donnees':%s}""";

    @Test
    void shouldReadABulkFileNotice() {
        Signal signal = one(new TedMapper(), TED_FILE);
        assertThat(signal.getId()).isEqualTo("ted:4711-2026");
        assertThat(signal.getKind()).isEqualTo("TENDER");
        assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-08T00:00:00Z"));
        assertThat(signal.getAccount().getCountry()).isEqualTo("GB");
        assertThat(signal.getAccount().getRegistryId()).isNull();
        assertThat(signal.getTitle()).isEqualTo("IT services");
        assertThat(signal.getAttributes())
                .containsEntry("cpv", "72000000,72100000")
                .containsEntry("stage", "open")
                .containsEntry("follows", "ted:815-2025")
                .doesNotContainKey("corrects");
    }

    @Test
    void shouldPointACorrigendumToWhatItCorrects() {
        Signal signal = one(new TedMapper(), TED_FILE.replace("Contract notice", "Additional information"));
        assertThat(signal.getAttributes()).containsEntry("corrects", "ted:815-2025");
    }

    @ParameterizedTest
    @CsvSource({
        "Contract award notice, awarded",
        "Prior information notice without call for competition, planned",
        "Prior information notice with call for competition, open",
        "Qualification system without call for competition, qualification",
        "Buyer profile, other"
    })
    void shouldTellHowFarAPurchaseIs(String type, String stage) {
        assertThat(one(new TedMapper(), TED_FILE.replace("Contract notice", type))
                        .getAttributes())
                .containsEntry("stage", stage);
    }

    @Test
    void shouldReadAnApiNoticeOfSeveralBuyers() {
        MapOutcome.Mapped mapped = mapped(new TedMapper(), TED_API);
        assertThat(mapped.signals())
                .extracting(signal -> signal.getId() + " " + signal.getAccount().getName() + " "
                        + signal.getAccount().getCountry())
                .containsExactly("ted:4712-2026#1 Odder Kommune DK", "ted:4712-2026#2 Odder Havn DK");
        Signal first = mapped.signals().get(0);
        assertThat(first.getOccurredAt()).isEqualTo(Instant.parse("2026-01-07T23:00:00Z"));
        assertThat(first.getTitle()).isEqualTo("Burrow system");
        assertThat(first.getUrl()).isEqualTo("https://example.org/4712");
        assertThat(first.getAttributes()).containsEntry("deadline", "2026-02-09T23:00:00Z");
    }

    @Test
    void shouldReadATenderOfTheFrenchGazette() {
        Signal signal = one(
                new BoampMapper(),
                BOAMP.formatted(
                        "2026-02-10T12:00:00+01:00",
                        "'{\\\"OBJET\\\":{\\\"CPV\\\":{\\\"PRINCIPAL\\\":\\\"48000000\\\"}}}'"));
        assertThat(signal.getId()).isEqualTo("boamp:26-815");
        assertThat(signal.getAccount().getName()).isEqualTo("Ville de Loutreville");
        assertThat(signal.getAttributes())
                .containsEntry("cpv", "48000000")
                .containsEntry("deadline", "2026-02-10T11:00:00Z");
    }

    @Test
    void shouldFindTheCodeInTheEuropeanForms() {
        String tree =
                "{'EFORMS':{'ContractNotice':{'cac:ProcurementProject':{'cac:MainCommodityClassification':{'cbc:ItemClassificationCode':{'#text':'72000000'}}}}}}";
        assertThat(one(new BoampMapper(), BOAMP.formatted("", tree)).getAttributes())
                .containsEntry("cpv", "72000000");
    }

    @ParameterizedTest
    @CsvSource({"7017-02-10T12:00:00+01:00", "2924-02-10T12:00:00+01:00", "2025-02-10T12:00:00+01:00"})
    void shouldDropADeadlineThatCantBeTrue(String deadline) {
        assertThat(one(new BoampMapper(), BOAMP.formatted(deadline, "null")).getAttributes())
                .doesNotContainKey("deadline");
    }

    @Test
    void shouldRefuseWhatSaysNothing() {
        assertThat(rejection(new TedMapper(), "{'x':1}")).isEqualTo("not a notice");
        assertThat(rejection(new TedMapper(), "{'publication-number':'1-2026','publication-date':'2026-01-08'}"))
                .isEqualTo("no company");
        assertThat(rejection(new BoampMapper(), "{'idweb':'1','dateparution':'0226-01-08'}"))
                .isEqualTo("no publication date");
    }
}
