package io.wildcatch.connectors.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Random;

/** The feeds that are made up for tests, with the traps of each. No company, person or notice in them exists. */
public final class MadeFeeds {

    private static final String[] HEADCOUNTS = {
        "00", "01", "02", "03", "11", "12", "21", "22", "31", "32", "41", "42", "51", "52", "53", "NN"
    };

    private MadeFeeds() {}

    public static List<MadeFeed> all() {
        return List.of(
                bodacc(),
                boamp(),
                ted(),
                sirene(),
                edgar(),
                gdelt(),
                surge(),
                g2(),
                segment(),
                snowplow(),
                cloudEvents(),
                csv());
    }

    private static MadeFeed bodacc() {
        String persons =
                "{'personne':{'typePersonne':'pm','denomination':'LOUTREX %d','numeroImmatriculation':{'numeroIdentification':'%s'}}}";
        return new MadeFeed("bodacc")
                .signals(
                        1,
                        (n, r) -> with(
                                bodaccNotice(n),
                                "listepersonnes",
                                TextNode.valueOf(
                                        json(persons.formatted(n, siren(r))).toString())))
                .signals(1, (n, r) -> with(bodaccNotice(n), "listepersonnes", json(persons.formatted(n, siren(r)))))
                .signals(1, (n, r) -> bodaccNotice(n).put("registre", siren(r) + " R.C.S. Loutreville"))
                .signals(1, (n, r) -> {
                    String siren = siren(r);
                    return with(
                            bodaccNotice(n),
                            "registre",
                            array(
                                    siren.substring(0, 3) + " " + siren.substring(3, 6) + " " + siren.substring(6),
                                    siren));
                })
                .signals(2, (n, r) -> with(bodaccNotice(n), "registre", array(siren(r), siren(r))))
                .signals(1, (n, r) -> bodaccNotice(n).putNull("registre").putNull("listepersonnes"))
                .signals(1, (n, r) -> bodaccNotice(n).put("registre", "000000000"))
                .signals(
                        1,
                        (n, r) -> bodaccNotice(n)
                                .put("listepersonnes", "{not json")
                                .put("registre", siren(r)))
                .signals(
                        1,
                        (n, r) -> bodaccNotice(n)
                                .put("typeavis", "rectificatif")
                                .put("registre", siren(r))
                                .put(
                                        "parutionavisprecedent",
                                        "{\"nomPublication\":\"BODACC A\",\"numeroParution\":\"20250100\",\"numeroAnnonce\":\""
                                                + n + "\"}"))
                .rejected(
                        "about natural persons only",
                        (n, r) -> with(
                                bodaccNotice(n),
                                "listepersonnes",
                                json("{'personne':{'typePersonne':'pp','nom':'LOUTRE','prenom':'Zoé'}}")))
                .rejected(
                        "about natural persons only", (n, r) -> bodaccNotice(n).put("commercant", "LOUTRE, Zoé, Marie"))
                .rejected("no company", (n, r) -> without(bodaccNotice(n), "commercant"))
                .rejected("no publication date", (n, r) -> bodaccNotice(n).put("dateparution", "7017-01-05"))
                .rejected("no number", (n, r) -> without(bodaccNotice(n).put("id", "odd-" + n), "numeroannonce"))
                .rejected("not a notice", (n, r) -> object().put("id", "x" + n));
    }

    private static MadeFeed boamp() {
        return new MadeFeed("boamp")
                .signals(1, (n, r) -> with(tender(n), "code_departement", array("69", "01")))
                .signals(1, (n, r) -> tender(n).put("code_departement", "69").put("type_marche", "SERVICES"))
                .signals(1, (n, r) -> tender(n).put("datelimitereponse", "7017-02-10T12:00:00+01:00"))
                .signals(1, (n, r) -> tender(n).put("datelimitereponse", "2924-02-10T12:00:00+01:00"))
                .signals(1, (n, r) -> tender(n).put("donnees", "{\"OBJET\":{\"CPV\":[{\"PRINCIPAL\":\"48000000\"}]}}"))
                .signals(
                        1,
                        (n, r) -> tender(n)
                                .put(
                                        "donnees",
                                        "{\"EFORMS\":{\"ContractNotice\":{\"cbc:ItemClassificationCode\":\"48000000\"}}}"))
                .signals(1, (n, r) -> tender(n).put("donnees", "no json"))
                .signals(
                        1,
                        (n, r) -> with(tender(n).put("etat", "RECTIFICATIF"), "annonces_anterieures", array("25-" + n)))
                .signals(
                        1,
                        (n, r) -> with(
                                tender(n).put("nature_categorise_libelle", "Résultat de marché"),
                                "annonces_anterieures",
                                array("25-" + n)))
                .rejected("no company", (n, r) -> tender(n).putNull("nomacheteur"))
                .rejected("no publication date", (n, r) -> tender(n).put("dateparution", "0226-01-05"))
                .rejected("not a notice", (n, r) -> object().put("objet", "Terrier " + n));
    }

    private static MadeFeed ted() {
        return new MadeFeed("ted")
                .signals(1, (n, r) -> with(euTender(n), "buyer-name", json("{'dan':['Odder Kommune']}")))
                .signals(1, (n, r) -> with(euTender(n), "buyer-name", json("{'fra':'Ville','eng':'Town of Otterton'}")))
                .signals(2, (n, r) -> with(euTender(n), "buyer-name", json("{'dan':['Odder Kommune','Odder Havn']}")))
                .signals(
                        1,
                        (n, r) -> euTender(n).put("buyer-name", "Odder Kommune").put("classification-cpv", "48000000"))
                .signals(1, (n, r) -> with(named(euTender(n)), "buyer-country", array("DNK", "DNK")))
                .signals(1, (n, r) -> named(euTender(n)).put("buyer-country", "ZZZ"))
                .signals(
                        1,
                        (n, r) ->
                                with(named(euTender(n)), "deadline-receipt-tender-date-lot", array("7017-01-01+01:00")))
                .signals(
                        1,
                        (n, r) -> with(
                                named(euTender(n)),
                                "notice-title",
                                json("{'deu':['Dänemark – Software – Bau'],'eng':'Denmark – Software – Burrow'}")))
                .signals(
                        1,
                        (n, r) -> with(
                                named(euTender(n)).put("notice-type", "can-standard"),
                                "previous-notice",
                                array("00" + n + "-2025")))
                .signals(
                        1,
                        (n, r) -> with(
                                named(euTender(n)).put("notice-type", "corr"), "previous-notice", array(n + "-2025")))
                .rejected("no company", (n, r) -> euTender(n))
                .rejected("no publication date", (n, r) -> named(euTender(n)).put("publication-date", "soon"))
                .rejected("not a notice", (n, r) -> object().put("notice-title", "x" + n));
    }

    private static MadeFeed sirene() {
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

    private static MadeFeed edgar() {
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

    private static MadeFeed gdelt() {
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

    private static MadeFeed surge() {
        return new MadeFeed("surge-csv")
                .signals(1, (n, r) -> surgeRow(n, "72"))
                .signals(1, (n, r) -> surgeRow(n, "60").put("Metro", "Lyon[70]|Paris[61]"))
                .signals(
                        1,
                        (n, r) -> surgeRow(n, "100")
                                .put("Domain", "www.Otter" + n + ".fr/shop")
                                .put("Size", "Large (1,000 - 5,000)"))
                .signals(1, (n, r) -> surgeRow(n, "80").put("Domain", "gmail.com"))
                .rejected("no surge", (n, r) -> surgeRow(n, "59"))
                .rejected("not a surge row", (n, r) -> surgeRow(n, "101"))
                .rejected("not a surge row", (n, r) -> surgeRow(n, "much"))
                .rejected("no date", (n, r) -> surgeRow(n, "80").put("Date", ""))
                .rejected(
                        "no company",
                        (n, r) -> surgeRow(n, "80").put("Domain", "gmail.com").put("Company Name", ""));
    }

    private static MadeFeed g2() {
        return new MadeFeed("g2")
                .signals(1, (n, r) -> intent(n))
                .signals(1, (n, r) -> without(intent(n), "end_date"))
                .signals(1, (n, r) -> intent(n).put("end_date", "2026-01-01"))
                .signals(1, (n, r) -> intent(n).put("company_domain", "gmail.com"))
                .signals(1, (n, r) -> intent(n).put("start_date", "7017-01-01"))
                .rejected("backward range", (n, r) -> intent(n).put("end_date", "2025-12-01"))
                .rejected("no company", (n, r) -> without(intent(n), "company_name", "company_domain"))
                .rejected(
                        "no date", (n, r) -> intent(n).put("start_date", "soon").put("end_date", "later"))
                .rejected(
                        "not buyer intent",
                        (n, r) -> object().put("category", "ERP").put("n", n));
    }

    private static MadeFeed segment() {
        String event =
                "{'messageId':'m-%d','type':'page','userId':'z@otter%d.fr','timestamp':'%s','sentAt':'%s','receivedAt':'2026-01-05T09:00:30Z',"
                        + "'context':{'ip':'192.0.2.7','page':{'url':'https://us.example/demo'}}}";
        return new MadeFeed("segment")
                .signals(1, (n, r) -> json(event.formatted(n, n, "2026-01-05T09:00:00Z", "2026-01-05T09:00:10Z")))
                .signals(1, (n, r) -> json(event.formatted(n, n, "2031-01-05T09:00:00Z", "2031-01-05T09:00:10Z")))
                .signals(1, (n, r) -> json(event.formatted(n, n, "1970-01-01T00:00:00Z", "1969-12-31T00:00:00Z")))
                .signals(1, (n, r) -> without((ObjectNode) json(event.formatted(n, n, "x", "y")), "timestamp"))
                .rejected(
                        "no company",
                        (n, r) -> ((ObjectNode) json(event.formatted(n, n, "x", "y"))).put("userId", "u-" + n))
                .rejected(
                        "no action",
                        (n, r) -> ((ObjectNode) json(event.formatted(n, n, "x", "y"))).put("type", "identify"))
                .rejected(
                        "no time", (n, r) -> without((ObjectNode) json(event.formatted(n, n, "x", "y")), "receivedAt"))
                .rejected("not an event", (n, r) -> object().put("event", "x" + n));
    }

    private static MadeFeed snowplow() {
        String event =
                "{'event_id':'e-%d','event_fingerprint':'f','collector_tstamp':'2026-01-05 09:00:30.000','derived_tstamp':'%s','page_url':'https://us.example/','user_id':'z@otter%d.fr','user_ipaddress':'192.0.2.7'}";
        return new MadeFeed("snowplow")
                .signals(1, (n, r) -> json(event.formatted(n, "2026-01-05 09:00:00.000", n)))
                .signals(1, (n, r) -> json(event.formatted(n, "7017-01-05 09:00:00.000", n)))
                .signals(1, (n, r) -> json(event.formatted(n, "", n)))
                .rejected("no company", (n, r) -> without((ObjectNode) json(event.formatted(n, "", n)), "user_id"))
                .rejected(
                        "no time", (n, r) -> without((ObjectNode) json(event.formatted(n, "", n)), "collector_tstamp"))
                .rejected("not an event", (n, r) -> object().put("page_url", "x" + n));
    }

    private static MadeFeed cloudEvents() {
        String event =
                "{'specversion':'1.0','id':'e-%d','source':'https://us.example/site/','type':'WEB_VISIT','time':'2026-01-05T10:00:00Z','data':%s}";
        String data = "{'account':{'domain':'otter%d.fr'}}";
        return new MadeFeed("cloudevents")
                .signals(1, (n, r) -> json(event.formatted(n, data.formatted(n))))
                .signals(
                        1,
                        (n, r) ->
                                json(event.formatted(n, "'" + data.formatted(n).replace("'", "\\\"") + "'")))
                .rejected("no data", (n, r) -> json(event.formatted(n, "7")))
                .rejected("no company", (n, r) -> json(event.formatted(n, "{'account':{}}")))
                .rejected(
                        "not a signal",
                        (n, r) -> json(event.formatted(n, "{'account':{'domain':'a.fr'},'strength':'much'}")))
                .rejected("not a CloudEvent", (n, r) -> object().put("id", "x" + n));
    }

    private static MadeFeed csv() {
        return new MadeFeed("csv")
                .signals(1, (n, r) -> csvRow(n))
                .signals(
                        1,
                        (n, r) -> csvRow(n)
                                .put("occurredAt", "2026-01-05 10:00:00")
                                .put("booth", "B,12"))
                .rejected("not a signal", (n, r) -> csvRow(n).put("strength", "much"))
                .rejected("not a signal", (n, r) -> csvRow(n).put("occurredAt", "soon"))
                .rejected("no company", (n, r) -> csvRow(n).put("account.domain", ""));
    }

    private static ObjectNode bodaccNotice(int n) {
        return object().put("id", "A20260012" + n)
                .put("dateparution", "2026-01-05")
                .put("numeroannonce", n)
                .put("familleavis", "vente")
                .put("commercant", "LOUTREX " + n)
                .put("ville", "Loutreville");
    }

    private static ObjectNode tender(int n) {
        return object().put("idweb", "26-" + n)
                .put("dateparution", "2026-01-05")
                .put("objet", "Terrier " + n)
                .put("nomacheteur", "Ville de Loutreville")
                .put("etat", "INITIAL")
                .put("datelimitereponse", "2026-02-10T12:00:00+01:00");
    }

    private static ObjectNode euTender(int n) {
        return object().put("publication-number", "%06d-2026".formatted(n))
                .put("publication-date", "2026-01-05+02:00")
                .put("buyer-country", "DNK")
                .put("notice-type", "cn-standard");
    }

    private static ObjectNode named(ObjectNode notice) {
        return notice.put("buyer-name", "Odder Kommune");
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

    private static ObjectNode surgeRow(int n, String score) {
        return object().put("Company Name", "Otter " + n)
                .put("Domain", "otter" + n + ".fr")
                .put("Topic", "ERP")
                .put("Composite Score", score)
                .put("Date", "2026-01-05")
                .put("Country", "FR");
    }

    private static ObjectNode intent(int n) {
        return object().put("id", "i-" + n)
                .put("category", "ERP")
                .put("company_name", "Otter " + n)
                .put("company_domain", "otter" + n + ".fr")
                .put("start_date", "2026-01-01")
                .put("end_date", "2026-01-05");
    }

    private static ObjectNode csvRow(int n) {
        return object().put("id", "c-" + n)
                .put("source", "fair")
                .put("kind", "MEETING")
                .put("occurredAt", "2026-01-05T10:00:00Z")
                .put("account.domain", "otter" + n + ".fr")
                .put("strength", "0.4");
    }

    /** Nine digits with their check digit. */
    private static String siren(Random random) {
        String digits = "%08d".formatted(10_000_000 + random.nextInt(89_000_000));
        for (int last = 0; last < 10; last++) {
            if (RegistryId.french(digits + last).isPresent()) {
                return digits + last;
            }
        }
        return siren(random);
    }

    private static JsonNode json(String text) {
        return Mapping.json(text);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array(String... texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List.of(texts).forEach(array::add);
        return array;
    }

    private static ObjectNode with(ObjectNode record, String field, JsonNode value) {
        record.set(field, value);
        return record;
    }

    private static ObjectNode without(ObjectNode record, String... fields) {
        record.remove(List.of(fields));
        return record;
    }

    private static ArrayNode set(ArrayNode row, int column, String text) {
        row.set(column, TextNode.valueOf(text));
        return row;
    }
}
