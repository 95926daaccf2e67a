package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MadeRecords.array;
import static io.wildcatch.connectors.feeds.MadeRecords.json;
import static io.wildcatch.connectors.feeds.MadeRecords.object;
import static io.wildcatch.connectors.feeds.MadeRecords.siren;
import static io.wildcatch.connectors.feeds.MadeRecords.with;
import static io.wildcatch.connectors.feeds.MadeRecords.without;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What public gazettes announce. No company, person or notice in them exists. */
final class NoticeFeeds {

    private NoticeFeeds() {}

    static MadeFeed bodacc() {
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

    static MadeFeed boamp() {
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

    static MadeFeed ted() {
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
}
