package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.list;
import static io.wildcatch.connectors.feeds.FeedJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices as flat JSON Lines made from the gazette's bulk files: companies only, one object a notice. They are of part A
 * unless they have a {@code publication}.
 */
final class BodaccFileShape {

    private static final String PUBLICATION = "A";

    private BodaccFileShape() {}

    static boolean fits(JsonNode record) {
        return record.has("date_parution");
    }

    static BodaccNotice read(JsonNode record, Instant published) {
        String publication =
                text(record, "publication").map(BodaccNotice::letter).orElse(PUBLICATION);
        String parution = text(record, "parution").orElse("");
        String numero = text(record, "numero").orElse("");
        return new BodaccNotice(
                publication,
                parution,
                numero,
                published,
                text(record, "acte").orElse("divers"),
                text(record, "categorie"),
                corrects(record.path("precedent"), publication),
                text(record, "type").orElse("annonce"),
                text(record, "dept"),
                text(record, "tribunal"),
                BodaccNotice.url(publication, parution, numero),
                companies(record),
                Stream.of(text(record, "activite"), text(record, "origine_fonds"))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static List<BodaccNotice.Company> companies(JsonNode record) {
        return list(record.path("societes")).stream()
                .map(company -> new BodaccNotice.Company(
                        text(company, "siren").flatMap(RegistryId::french),
                        text(company, "denomination", "sigle", "nom_commercial"),
                        text(company, "ville")))
                .filter(BodaccNotice.Company::isNamed)
                .toList();
    }

    private static Optional<String> corrects(JsonNode precedent, String publication) {
        Optional<String> parution = text(precedent, "parution");
        Optional<String> numero = text(precedent, "numero");
        if (parution.isEmpty() || numero.isEmpty()) {
            return Optional.empty();
        }
        String letter = text(precedent, "nom").map(BodaccNotice::letter).orElse(publication);
        return Optional.of(BodaccNotice.reference(letter, parution.get(), numero.get()));
    }
}
