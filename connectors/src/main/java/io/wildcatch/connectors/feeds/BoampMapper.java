package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.FeedJson.texts;
import static io.wildcatch.connectors.feeds.FeedJson.unfolded;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.TenderNotice.Stage;
import io.wildcatch.event.AccountRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** French public tenders as the public API gives them. They name their buyer, and never by a register number. */
public final class BoampMapper implements FeedMapper {

    static final String SOURCE = "boamp";

    @Override
    public MapOutcome map(JsonNode record) {
        Optional<String> number = text(record, "idweb", "id");
        if (number.isEmpty() || !record.has("dateparution")) {
            return rejected("not a notice", "expected idweb and dateparution");
        }
        Optional<Instant> published = text(record, "dateparution").flatMap(FeedTime::parse);
        if (published.isEmpty()) {
            return rejected("no publication date", "expected yyyy-mm-dd between 1970 and 2099");
        }
        return notice(record, number.get(), published.get()).toOutcome();
    }

    private static TenderNotice notice(JsonNode record, String number, Instant published) {
        boolean correction = text(record, "etat")
                .map(state -> state.toUpperCase(Locale.ROOT).startsWith("RECTIF"))
                .orElse(false);
        List<String> earlier = texts(record.path("annonces_anterieures"));
        Stage stage = stage(record);
        return new TenderNotice(
                SOURCE,
                number,
                published,
                stage,
                stage == Stage.AWARDED && !correction ? earlier.stream().findFirst() : Optional.empty(),
                correction ? earlier : List.of(),
                text(record, "objet"),
                Optional.of(String.join("\n", texts(record.path("descripteur_libelle"))))
                        .filter(all -> !all.isEmpty()),
                text(record, "url_avis").orElse("https://www.boamp.fr/pages/avis/?q=idweb:" + number),
                buyer(record),
                text(record, "datelimitereponse"),
                Map.of(
                        "cpv", cpv(record),
                        "family", text(record, "famille_libelle", "famille"),
                        "procedure", text(record, "procedure_libelle"),
                        "market", text(record, "type_marche"),
                        "department", text(record, "code_departement")));
    }

    private static Stage stage(JsonNode record) {
        String nature = text(record, "nature_categorise_libelle", "nature_libelle")
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (nature.contains("attribution")
                || nature.contains("résultat")
                || record.path("titulaire").isTextual()) {
            return Stage.AWARDED;
        }
        return nature.contains("préinformation") || nature.contains("périodique") ? Stage.PLANNED : Stage.OPEN;
    }

    private static List<AccountRef> buyer(JsonNode record) {
        return text(record, "nomacheteur").stream()
                .map(name ->
                        AccountRef.newBuilder().setName(name).setCountry("FR").build())
                .toList();
    }

    /** The main code, wherever the notice's generation keeps it. */
    private static Optional<String> cpv(JsonNode record) {
        JsonNode data = unfolded(record.path("donnees"));
        JsonNode own = data.path("OBJET").path("CPV");
        Optional<String> main = FeedJson.list(own).stream()
                .flatMap(code -> text(code, "PRINCIPAL").or(() -> FeedJson.textOf(code)).stream())
                .findFirst();
        return main.or(() -> eForms(data));
    }

    private static Optional<String> eForms(JsonNode data) {
        JsonNode code = data.path("EFORMS").findPath("cbc:ItemClassificationCode");
        return FeedJson.textOf(code.isObject() ? code.path("#text") : code);
    }
}
