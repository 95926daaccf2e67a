package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Notices of the gazette's bulk files in the shape of its public API: what is nested there is JSON within texts. */
final class ExploreShape {

    private ExploreShape() {}

    static ObjectNode of(JsonNode notice) {
        JsonNode companies = notice.path("societes");
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put(
                "id",
                "A" + notice.path("parution").asText() + notice.path("numero").asText());
        record.set("dateparution", notice.path("date_parution"));
        record.put("numeroannonce", notice.path("numero").asInt());
        record.put("publicationavis", "A");
        record.set("parution", notice.path("parution"));
        record.set("typeavis", notice.path("type"));
        record.set("tribunal", notice.path("tribunal"));
        record.put("familleavis", family(notice));
        record.set("familleavis_lib", notice.path("categorie"));
        record.set("numerodepartement", notice.path("dept"));
        record.put("listepersonnes", persons(companies).toString());
        ArrayNode register = record.putArray("registre");
        companies.forEach(company -> {
            if (company.hasNonNull("siren")) {
                register.add(company.get("siren").asText().replaceFirst("(\\d{3})(\\d{3})(\\d{3})", "$1 $2 $3"));
                register.add(company.get("siren"));
            }
        });
        record.set("commercant", companies.path(0).path("denomination"));
        record.set("ville", companies.path(0).path("ville"));
        if (notice.path("precedent").isObject()) {
            record.put(
                    "parutionavisprecedent", precedent(notice.path("precedent")).toString());
        }
        return record;
    }

    private static String family(JsonNode notice) {
        return notice.path("acte").asText().equals("vente") ? "vente" : "creation";
    }

    private static ObjectNode persons(JsonNode companies) {
        ObjectNode persons = JsonNodeFactory.instance.objectNode();
        ArrayNode all = persons.putArray("personne");
        for (JsonNode company : companies) {
            ObjectNode person = all.addObject().put("typePersonne", "pm");
            person.set("denomination", company.path("denomination"));
            person.putObject("numeroImmatriculation").set("numeroIdentification", company.path("siren"));
            person.putObject("adresseSiegeSocial").set("ville", company.path("ville"));
        }
        return persons;
    }

    private static ObjectNode precedent(JsonNode given) {
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        previous.set("nomPublication", given.path("nom"));
        previous.set("numeroParution", given.path("parution"));
        previous.set("numeroAnnonce", given.path("numero"));
        return previous;
    }
}
