package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;
import static io.wildcatch.connectors.feeds.MapOutcome.withheld;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.event.Account;
import io.wildcatch.event.AccountStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Legal units of the French company register, as the API gives them (with periods, of which the newest comes first) or as
 * the bulk file does (flat). They make accounts and no signals. Companies that opted out of publication, and natural
 * persons, are not shown.
 */
public final class SireneMapper implements FeedMapper {

    static final String FEED = "sirene";

    /** Least headcount of each bracket; {@code NN} and what isn't listed is unknown. */
    private static final Map<String, Integer> HEADCOUNTS = Map.ofEntries(
            Map.entry("00", 0),
            Map.entry("01", 1),
            Map.entry("02", 3),
            Map.entry("03", 6),
            Map.entry("11", 10),
            Map.entry("12", 20),
            Map.entry("21", 50),
            Map.entry("22", 100),
            Map.entry("31", 200),
            Map.entry("32", 250),
            Map.entry("41", 500),
            Map.entry("42", 1_000),
            Map.entry("51", 2_000),
            Map.entry("52", 5_000),
            Map.entry("53", 10_000));

    private static final String USUAL_NOMENCLATURE = "NAFRev2";
    private static final String HIDDEN = "[ND]";

    @Override
    public MapOutcome map(JsonNode record) {
        JsonNode unit = record.path("uniteLegale").isObject() ? record.path("uniteLegale") : record;
        if (!unit.has("siren")) {
            return rejected("not a legal unit", "expected siren");
        }
        if (!text(unit, "statutDiffusionUniteLegale").orElse("O").equals("O")) {
            return withheld("not for publication");
        }
        Optional<String> id = text(unit, "siren").flatMap(RegistryId::french);
        if (id.isEmpty()) {
            return rejected("no register number", "expected siren: nine digits with their check digit");
        }
        Optional<String> name = current(unit, "denominationUniteLegale").filter(given -> !given.equals(HIDDEN));
        if (name.isEmpty()) {
            return withheld("about natural persons only");
        }
        if (current(unit, "etatAdministratifUniteLegale").orElse("A").equals("C")) {
            return rejected("closed company", "");
        }
        return new MapOutcome.Mapped(List.of(), List.of(account(unit, id.get(), name.get())));
    }

    private static Account account(JsonNode unit, String id, String name) {
        return Account.newBuilder()
                .setId("registry:" + id)
                .setRegistryId(id)
                .setName(name)
                .setCountry("FR")
                .setIndustry(industry(unit))
                .setEmployees(text(unit, "trancheEffectifsUniteLegale")
                        .map(HEADCOUNTS::get)
                        .orElse(null))
                .setStatus(AccountStatus.PROSPECT)
                .build();
    }

    /** Codes of another version than the usual one bear its name: the same code means another trade there. */
    private static @Nullable String industry(JsonNode unit) {
        Optional<String> code = current(unit, "activitePrincipaleUniteLegale").filter(given -> !given.equals(HIDDEN));
        String version =
                current(unit, "nomenclatureActivitePrincipaleUniteLegale").orElse(USUAL_NOMENCLATURE);
        return code.map(given -> version.equals(USUAL_NOMENCLATURE) ? given : version + ":" + given)
                .orElse(null);
    }

    private static Optional<String> current(JsonNode unit, String field) {
        return text(unit, field).or(() -> text(unit.path("periodesUniteLegale").path(0), field));
    }
}
