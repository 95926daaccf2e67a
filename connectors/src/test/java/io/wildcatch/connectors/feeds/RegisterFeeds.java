package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MadeRecords.array;
import static io.wildcatch.connectors.feeds.MadeRecords.object;
import static io.wildcatch.connectors.feeds.MadeRecords.set;
import static io.wildcatch.connectors.feeds.MadeRecords.siren;
import static io.wildcatch.connectors.feeds.MadeRecords.with;
import static io.wildcatch.connectors.feeds.MadeRecords.without;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** What registers and the press tell. No company, person or notice in them exists. */
final class RegisterFeeds {

    private static final String[] HEADCOUNTS = {
        "00", "01", "02", "03", "11", "12", "21", "22", "31", "32", "41", "42", "51", "52", "53", "NN"
    };

    private RegisterFeeds() {}

    static MadeFeed sirene() {
        return new MadeFeed("sirene")
                .account((n, r) -> unit(n, r))
                .account((n, r) -> object().set("uniteLegale", unit(n, r)))
                .account((n, r) -> {
                    ObjectNode unit = without(unit(n, r), "denominationUniteLegale");
                    unit.putArray("periodesUniteLegale")
                            .addObject()
                            .put("denominationUniteLegale", "LOUTREX " + n)
                            .put("etatAdministratifUniteLegale", "A");
                    return unit;
                })
                .account((n, r) -> unit(n, r).put("nomenclatureActivitePrincipaleUniteLegale", "NAFRev1"))
                .rejected("not for publication", (n, r) -> unit(n, r).put("statutDiffusionUniteLegale", "P"))
                .rejected(
                        "not for publication",
                        (n, r) -> unit(n, r)
                                .put("statutDiffusionUniteLegale", "N")
                                .put("denominationUniteLegale", "[ND]"))
                .rejected(
                        "about natural persons only",
                        (n, r) -> without(unit(n, r), "denominationUniteLegale").put("nomUniteLegale", "LOUTRE"))
                .rejected("closed company", (n, r) -> unit(n, r).put("etatAdministratifUniteLegale", "C"))
                .rejected("no register number", (n, r) -> unit(n, r).put("siren", "000000000"))
                .rejected("not a legal unit", (n, r) -> object().put("denominationUniteLegale", "x" + n));
    }

    static MadeFeed edgar() {
        return new MadeFeed("edgar-8k")
                .signals(1, (n, r) -> filing(n))
                .signals(2, (n, r) -> filing(n).put("items", "1.01,5.02,9.01"))
                .signals(1, (n, r) -> filing(n).put("items", "1.01, 2.01"))
                .signals(1, (n, r) -> filing(n).put("items", ""))
                .signals(1, (n, r) -> with(filing(n), "items", array("5.02")))
                .signals(1, (n, r) -> filing(n).put("form", "8-K/A"))
                .signals(
                        1,
                        (n, r) ->
                                filing(n).put("acceptanceDateTime", "yesterday").put("filingDate", "2026-01-05"))
                .rejected("another form", (n, r) -> filing(n).put("form", "10-K"))
                .rejected("no company", (n, r) -> filing(n).put("cik", "otter"))
                .rejected(
                        "no filing date",
                        (n, r) -> without(filing(n), "acceptanceDateTime").put("filingDate", "7017-01-05"))
                .rejected(
                        "not a filing",
                        (n, r) -> without(filing(n), "accessionNumber").put("odd", n));
    }

    static MadeFeed gdelt() {
        return new MadeFeed("gdelt")
                .signals(1, (n, r) -> article(n, "otter ltd,10"))
                .signals(2, (n, r) -> article(n, "otter ltd,10;beaver inc,20;otter ltd,90"))
                .signals(GdeltMapper.MOST, (n, r) -> article(n, "a,1;b,2;c,3;d,4;e,5;f,6;g,7;h,8;i,9;j,10;k,11;l,12"))
                .signals(1, (n, r) -> set(article(n, "otter ltd,10"), 26, ""))
                .signals(1, (n, r) -> set(article(n, "otter, beaver & sons,10"), 15, ""))
                .rejected("no company", (n, r) -> article(n, ""))
                .rejected("no date", (n, r) -> set(article(n, "otter ltd,10"), 1, "70170105120000"))
                .rejected("not an article", (n, r) -> array("id-" + n, "20260105120000"));
    }

    private static ObjectNode unit(int n, Random random) {
        return object().put("siren", siren(random))
                .put("statutDiffusionUniteLegale", "O")
                .put("denominationUniteLegale", "LOUTREX " + n)
                .put("activitePrincipaleUniteLegale", "62.01Z")
                .put("nomenclatureActivitePrincipaleUniteLegale", "NAFRev2")
                .put("trancheEffectifsUniteLegale", HEADCOUNTS[n % HEADCOUNTS.length])
                .put("etatAdministratifUniteLegale", "A")
                .put("dateDernierTraitementUniteLegale", "2026-01-05T10:00:00.000");
    }

    private static ObjectNode filing(int n) {
        return object().put("cik", "%010d".formatted(n))
                .put("form", "8-K")
                .put("accessionNumber", "%010d-26-%06d".formatted(n, n))
                .put("filingDate", "2026-01-06")
                .put("acceptanceDateTime", "2026-01-06T16:05:00.000Z")
                .put("items", "5.02,9.01")
                .put("primaryDocument", "otter-20260105.htm");
    }

    private static ArrayNode article(int n, String organisations) {
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 27; i++) {
            row.add("");
        }
        set(row, 0, "20260105120000-" + n);
        set(row, 1, "20260105120000");
        set(row, 3, "otter.example");
        set(row, 4, "https://otter.example/" + n);
        set(row, 8, "ECON_STOCKMARKET,12;LEADER,40;ECON_STOCKMARKET,90");
        set(row, 12, "zoe loutre,12");
        set(row, 14, organisations);
        set(row, 15, "-1.5,1,2,3,4,5,600");
        return set(row, 26, "<PAGE_TITLE>Otter &amp; Beaver build a dam</PAGE_TITLE>");
    }
}
