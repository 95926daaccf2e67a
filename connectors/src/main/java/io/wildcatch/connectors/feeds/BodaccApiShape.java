package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.list;
import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.FeedJson.unfolded;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.BodaccNotice.Company;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notices as the public API gives them. Who they are about stands in {@code listepersonnes} as JSON within a text, or in
 * {@code commercant} and {@code registre} alone; natural persons are passed over, and of free text only what can't hold
 * their names is taken.
 */
final class BodaccApiShape {

    private static final Pattern ID = Pattern.compile("([ABC])(\\d{8})(\\d+)");
    /** {@code DURAND, Zoé, Marie}: surname and first names of a trader. */
    /** Never goes back on what it took: however long a text is, it takes no more of the stack. */
    private static final Pattern NATURAL_PERSON = Pattern.compile("[\\p{Lu} '’-]++,(?: ?\\p{Lu}[\\p{L}'’-]++,?)++");

    private BodaccApiShape() {}

    static boolean fits(JsonNode record) {
        return record.has("dateparution") || record.has("numeroannonce");
    }

    static BodaccNotice read(JsonNode record, Instant published) {
        Matcher id = ID.matcher(text(record, "id").orElse(""));
        boolean wellFormed = id.matches();
        String publication = text(record, "publicationavis", "publicationavis_facette")
                .map(BodaccNotice::letter)
                .orElse(wellFormed ? id.group(1) : "A");
        String parution = text(record, "parution", "numeroparution").orElse(wellFormed ? id.group(2) : "");
        String numero = text(record, "numeroannonce").orElse(wellFormed ? id.group(3) : "");
        return new BodaccNotice(
                publication,
                parution,
                numero,
                published,
                act(record),
                category(record),
                corrects(record, publication),
                text(record, "typeavis").orElse("annonce"),
                text(record, "numerodepartement"),
                text(record, "tribunal"),
                text(record, "url_complete").orElse(BodaccNotice.url(publication, parution, numero)),
                companies(record),
                activities(record));
    }

    /** Whether the notice says whom it is about, and they are natural persons only. */
    static boolean isAboutPersonsOnly(JsonNode record) {
        List<JsonNode> persons = persons(record);
        if (persons.isEmpty()) {
            return text(record, "commercant")
                    .filter(BodaccApiShape::isPersonName)
                    .isPresent();
        }
        return persons.stream().noneMatch(BodaccApiShape::isCompany);
    }

    private static String act(JsonNode record) {
        String family = text(record, "familleavis", "familleavis_lib").orElse("divers");
        JsonNode act = unfolded(record.path("acte"));
        return family.equals("creation") && act.has("immatriculation") ? "immatriculation" : family;
    }

    private static Optional<String> category(JsonNode record) {
        JsonNode act = unfolded(record.path("acte"));
        for (String kind : List.of("vente", "creation", "immatriculation")) {
            Optional<String> category =
                    text(act.path(kind), "categorieVente", "categorieCreation", "categorieImmatriculation");
            if (category.isPresent()) {
                return category;
            }
        }
        return text(unfolded(record.path("jugement")), "nature", "famille")
                .or(() -> text(unfolded(record.path("depot")), "typeDepot"))
                .or(() -> text(record, "familleavis_lib"));
    }

    private static Optional<String> corrects(JsonNode record, String publication) {
        JsonNode previous = unfolded(record.path("parutionavisprecedent"));
        Optional<String> parution = text(previous, "numeroParution", "parution");
        Optional<String> numero = text(previous, "numeroAnnonce", "numero");
        if (parution.isEmpty() || numero.isEmpty()) {
            return Optional.empty();
        }
        String letter = text(previous, "nomPublication", "nom")
                .map(BodaccNotice::letter)
                .orElse(publication);
        return Optional.of(BodaccNotice.reference(letter, parution.get(), numero.get()));
    }

    private static List<Company> companies(JsonNode record) {
        List<Company> companies = new ArrayList<>();
        List<JsonNode> persons = persons(record);
        for (JsonNode person : persons) {
            if (isCompany(person)) {
                companies.add(company(person, record, persons.size() == 1));
            }
        }
        if (persons.isEmpty()) {
            companies.addAll(fromRegister(record));
        }
        companies.removeIf(company -> !company.isNamed());
        return companies;
    }

    private static List<JsonNode> persons(JsonNode record) {
        JsonNode all = unfolded(record.path("listepersonnes"));
        return list(all.has("personne") ? all.path("personne") : all).stream()
                .filter(JsonNode::isObject)
                .toList();
    }

    private static boolean isCompany(JsonNode person) {
        String type = text(person, "typePersonne").orElse(person.has("denomination") ? "pm" : "pp");
        return type.equals("pm");
    }

    private static Company company(JsonNode person, JsonNode record, boolean onlyOne) {
        JsonNode registration = person.path("numeroImmatriculation");
        Optional<String> siren = text(registration, "numeroIdentification", "numeroIdentificationRCS")
                .or(() -> text(person, "numeroImmatriculation"))
                .flatMap(RegistryId::french);
        Optional<String> city = text(person.path("adresseSiegeSocial"), "ville");
        return new Company(
                siren.isPresent() || !onlyOne ? siren : sirens(record).stream().findFirst(),
                text(person, "denomination", "sigle", "nomCommercial"),
                city.isPresent() || !onlyOne ? city : text(record, "ville"));
    }

    /** Without {@code listepersonnes} the name belongs to the first number of the register. */
    private static List<Company> fromRegister(JsonNode record) {
        Optional<String> name = text(record, "commercant").filter(trader -> !isPersonName(trader));
        Optional<String> city = text(record, "ville");
        List<Company> companies = new ArrayList<>();
        for (String siren : sirens(record)) {
            companies.add(new Company(Optional.of(siren), companies.isEmpty() ? name : Optional.empty(), city));
        }
        if (companies.isEmpty()) {
            companies.add(new Company(Optional.empty(), name, city));
        }
        return companies;
    }

    /** Valid numbers, each once, however often and with whatever spaces the register field repeats them. */
    private static Set<String> sirens(JsonNode record) {
        Set<String> sirens = new LinkedHashSet<>();
        for (String entry : FeedJson.texts(record.path("registre"))) {
            for (String part : entry.split(",", -1)) {
                RegistryId.french(part).ifPresent(sirens::add);
            }
        }
        return sirens;
    }

    private static boolean isPersonName(String trader) {
        return NATURAL_PERSON.matcher(trader).matches();
    }

    /** Activity and origin of the establishments; other free text may hold names of persons. */
    private static List<String> activities(JsonNode record) {
        JsonNode all = unfolded(record.path("listeetablissements"));
        List<String> texts = new ArrayList<>();
        for (JsonNode establishment : list(all.has("etablissement") ? all.path("etablissement") : all)) {
            text(establishment, "activite").ifPresent(texts::add);
            text(establishment, "origineFonds").ifPresent(texts::add);
        }
        return texts;
    }
}
