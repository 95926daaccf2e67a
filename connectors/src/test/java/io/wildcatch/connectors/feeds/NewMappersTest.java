package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.Mapping.json;
import static io.wildcatch.connectors.feeds.Mapping.mapped;
import static io.wildcatch.connectors.feeds.Mapping.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All companies are made up. */
class NewMappersTest {

    private static final String UNIT =
            "{'siren':'999888779','statutDiffusionUniteLegale':'%s','denominationUniteLegale':'LOUTREX',"
                    + "'trancheEffectifsUniteLegale':'%s','activitePrincipaleUniteLegale':'62.01Z','nomenclatureActivitePrincipaleUniteLegale':'%s'}";
    private static final String FILING =
            "{'cik':'0000320193','form':'%s','accessionNumber':'%s','filingDate':'2026-01-06',"
                    + "'acceptanceDateTime':'2026-01-06T16:05:00.000Z','items':'%s','primaryDocument':'%s'}";

    @ParameterizedTest
    @CsvSource({"00,0", "01,1", "12,20", "32,250", "53,10000", "NN,", "'',"})
    void shouldReadTheBracketsOfHeadcounts(String code, Integer employees) {
        Account account = account(UNIT.formatted("O", code, "NAFRev2"));
        assertThat(account.getEmployees()).isEqualTo(employees);
        assertThat(account.getId()).isEqualTo("registry:FR:999888779");
        assertThat(account.getIndustry()).isEqualTo("62.01Z");
    }

    @Test
    void shouldNotMixVersionsOfTradeCodes() {
        assertThat(account(UNIT.formatted("O", "12", "NAF2025")).getIndustry()).isEqualTo("NAF2025:62.01Z");
    }

    @Test
    void shouldKeepTheRecordOfWhoOptedOutToItself() {
        MapOutcome outcome = new SireneMapper().map(json(UNIT.formatted("P", "12", "NAFRev2")));
        assertThat(outcome).isEqualTo(new MapOutcome.Rejected("not for publication", "", true));
    }

    @Test
    void shouldPointAnAmendmentToTheFilingThatItRepeats() {
        Signal original = one(
                new EdgarMapper(), FILING.formatted("8-K", "0000320193-26-000012", "5.02,9.01", "otter-20260105.htm"));
        Signal amendment = one(
                new EdgarMapper(), FILING.formatted("8-K/A", "0000320193-26-000019", "5.02", "otter-20260105x8ka.htm"));
        assertThat(original.getKind()).isEqualTo("APPOINTMENT");
        assertThat(original.getAccount().getRegistryId()).isEqualTo("US:CIK320193");
        assertThat(amendment.getAttributes().get("corrects"))
                .isEqualTo(original.getAttributes().get("reference"));
        assertThat(amendment.getAttributes().get("reference"))
                .isNotEqualTo(original.getAttributes().get("reference"));
    }

    @Test
    void shouldTellTheSeveralNewsOfAFilingApart() {
        MapOutcome.Mapped mapped =
                mapped(new EdgarMapper(), FILING.formatted("8-K", "0000320193-26-000012", "1.01,5.02", "x.htm"));
        assertThat(mapped.signals())
                .extracting(Signal::getKind)
                .containsExactlyInAnyOrder("LEGAL_NOTICE", "APPOINTMENT");
        assertThat(mapped.signals())
                .extracting(signal -> signal.getAttributes().get("reference"))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeAWireStoryForOneWhateverItsAddress() {
        Signal first = article("https://a.example/1", "Otter &amp; Beaver build a dam | Daily Otter");
        Signal second = article("https://b.example/2", "Otter &amp; Beaver Build a Dam");
        Signal other = article("https://b.example/3", "Beaver sues otter");
        assertThat(first.getTitle()).isEqualTo("Otter & Beaver build a dam | Daily Otter");
        assertThat(first.getAttributes().get("reference"))
                .isEqualTo(second.getAttributes().get("reference"));
        assertThat(other.getAttributes().get("reference"))
                .isNotEqualTo(second.getAttributes().get("reference"));
        assertThat(first.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T12:15:00Z"));
        assertThat(first.getAttributes()).containsEntry("tone", "-1.5").containsEntry("themes", "ECON_STOCKMARKET");
        assertThat(first.toString()).doesNotContain("zoe");
    }

    @Test
    void shouldTakeARangeThatGrowsForOneEventAtItsEnd() {
        String intent = "{'category':'ERP','company_domain':'www.otter.fr','start_date':'2026-01-01','end_date':'%s'}";
        Signal week = one(new BuyerIntentMapper(), intent.formatted("2026-01-07"));
        Signal fortnight = one(new BuyerIntentMapper(), intent.formatted("2026-01-14"));
        assertThat(week.getOccurredAt()).isEqualTo(Instant.parse("2026-01-07T00:00:00Z"));
        assertThat(week.getKind()).isEqualTo("COMPARISON");
        assertThat(week.getAttributes().get("reference"))
                .isEqualTo(fortnight.getAttributes().get("reference"));
        assertThat(week.getId()).isNotEqualTo(fortnight.getId());
    }

    @Test
    void shouldLinkAnAwardToTheCallThatItEnds() {
        String ted =
                "{'publication-number':'00004712-2026','publication-date':'2026-01-08+01:00','buyer-name':'Odder Kommune','notice-type':'%s'%s}";
        Signal call = one(new TedMapper(), ted.formatted("cn-standard", ""));
        Signal award = one(
                new TedMapper(),
                ted.formatted("can-standard", ",'previous-notice':['004712-2026']")
                        .replace("00004712", "00009999"));
        Signal stated = one(new TedMapper(), ted.formatted("can-standard", ",'procedure-identifier':'p-1'"));
        assertThat(award.getAttributes().get("reference"))
                .isEqualTo(call.getAttributes().get("reference"));
        assertThat(award.getId()).isNotEqualTo(call.getId());
        assertThat(stated.getAttributes()).containsEntry("reference", "ted:p-1");

        Signal result = one(
                new BoampMapper(),
                "{'idweb':'26-9','dateparution':'2026-03-01','nomacheteur':'Ville','nature_categorise_libelle':'Résultat de marché','annonces_anterieures':['26-1']}");
        assertThat(result.getAttributes())
                .containsEntry("reference", "boamp:26-1")
                .doesNotContainKey("corrects");
    }

    private static Account account(String unit) {
        return mapped(new SireneMapper(), unit).accounts().get(0);
    }

    private static Signal article(String url, String title) {
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 27; i++) {
            row.add("");
        }
        row.set(0, text("20260105121500-1"));
        row.set(1, text("20260105121500"));
        row.set(4, text(url));
        row.set(8, text("ECON_STOCKMARKET,12;ECON_STOCKMARKET,90"));
        row.set(12, text("zoe loutre,12"));
        row.set(14, text("otter ltd,10"));
        row.set(15, text("-1.5,1,2,3,4,5,600"));
        row.set(26, text("<PAGE_LINKS>x</PAGE_LINKS><PAGE_TITLE>" + title + "</PAGE_TITLE>"));
        MapOutcome outcome = new GdeltMapper().map(row);
        return ((MapOutcome.Mapped) outcome).signals().get(0);
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}
