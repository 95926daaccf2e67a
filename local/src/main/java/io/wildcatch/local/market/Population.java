package io.wildcatch.local.market;

import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Invents companies and the people in them, each from its own dice, so that any one can be made without the others. */
final class Population {

    /** Where a company may sit. */
    private record Land(
            String country, double share, String suffix, String zone, List<String> forms, List<String> cities) {}

    private static final List<Land> LANDS = List.of(
            new Land(
                    "FR",
                    0.60,
                    ".fr",
                    "Europe/Paris",
                    List.of("SAS", "SARL", "SA"),
                    List.of("Lyon", "Paris", "Lille", "Nantes", "Rennes", "Toulouse")),
            new Land(
                    "DE",
                    0.20,
                    ".de",
                    "Europe/Berlin",
                    List.of("GmbH", "AG", "GmbH & Co. KG"),
                    List.of("Berlin", "Hamburg", "Köln", "Leipzig", "München")),
            new Land("BE", 0.08, ".be", "Europe/Brussels", List.of("SA", "BV"), List.of("Bruxelles", "Gent", "Liège")),
            new Land("CH", 0.06, ".ch", "Europe/Zurich", List.of("SA", "AG"), List.of("Genève", "Zürich", "Basel")),
            new Land("NL", 0.06, ".nl", "Europe/Amsterdam", List.of("BV", "NV"), List.of("Utrecht", "Rotterdam")));

    private static final List<String> ONSETS = List.of(
            "Bra", "Cor", "Dal", "Esk", "Fen", "Gor", "Hil", "Iv", "Jol", "Ker", "Lum", "Mar", "Nel", "Or", "Pel",
            "Quo", "Rin", "Sol", "Tar", "Ul", "Vel", "Wen", "Yor", "Zal");
    private static final List<String> CODAS = List.of(
            "vel", "mora", "dis", "kano", "lune", "tria", "vane", "zeno", "bris", "gal", "nado", "pira", "rovo", "sena",
            "tolo", "vira", "wick", "xis", "yra", "zim");
    private static final List<String> SECOND_WORDS = List.of(
            "Atrel", "Bintor", "Calvex", "Dromel", "Estiva", "Fontrel", "Galmor", "Harvex", "Intrel", "Jarmov",
            "Kentis", "Lorvex", "Mintal", "Nordel", "Optrel", "Parvex", "Rontal", "Sintor", "Tolmex", "Urtrel",
            "Vantis", "Wolmar");
    private static final List<String> TRADES = List.of(
            "Foods",
            "Tools",
            "Paper",
            "Optics",
            "Motors",
            "Textiles",
            "Plastics",
            "Ceramics",
            "Drinks",
            "Wood",
            "Metal",
            "Software");
    private static final List<String> FORENAMES = List.of(
            "Alma", "Basil", "Cosma", "Delio", "Elvi", "Fiora", "Galo", "Hesper", "Ilvo", "Jorun", "Kelda", "Lior",
            "Mirel", "Nevio", "Oriel", "Pavo", "Runa", "Silvo", "Tamsin", "Ulric", "Vesna", "Wim", "Yara", "Zeno");
    private static final List<String> SURNAMES = List.of(
            "Ambrell",
            "Bostrin",
            "Carvain",
            "Dulmer",
            "Estrande",
            "Fauvel",
            "Grimbold",
            "Hestor",
            "Ilmane",
            "Jorvist",
            "Kastrin",
            "Lorvane",
            "Mestral",
            "Norvell",
            "Ostrume",
            "Pelvain",
            "Quistor",
            "Rostand",
            "Sorvel",
            "Tristane");
    private static final List<String> ROLES =
            List.of("CFO", "CIO", "CTO", "COO", "Head of Purchasing", "IT manager", "Plant manager", "CEO");
    private static final List<String> INDUSTRIES =
            List.of("10.71C", "22.29A", "25.62B", "28.99B", "46.69B", "49.41A", "62.01Z", "70.22Z");

    private final MarketSettings settings;

    Population(MarketSettings settings) {
        this.settings = settings;
    }

    Company company(int index) {
        Dice dice = Dice.of(settings.seed(), "company", index);
        Land land = land(dice);
        String words = dice.pick(ONSETS) + dice.pick(CODAS) + " " + dice.pick(SECOND_WORDS);
        String name = words + " " + dice.pick(TRADES);
        String domain = words.toLowerCase(Locale.ROOT).replace(" ", "") + (index + 1) + land.suffix();
        boolean inCrm = dice.chance(0.8);
        AccountStatus status = inCrm ? status(dice) : AccountStatus.PROSPECT;
        boolean customer = status == AccountStatus.CUSTOMER;
        return new Company(
                index,
                name,
                dice.pick(land.forms()),
                domain,
                registryId(land.country(), index),
                land.country(),
                dice.pick(land.cities()),
                dice.pick(INDUSTRIES),
                5 + (int) dice.exponential(180),
                status,
                customer ? Catalogue.sellerId(dice.below(Catalogue.sellerCount())) : null,
                inCrm,
                dice.chance(settings.style().shares().publicEye()),
                settings.style().drawRole(dice, customer),
                people(dice, index, domain, land, inCrm));
    }

    private static Land land(Dice dice) {
        double at = dice.share();
        for (Land land : LANDS) {
            at -= land.share();
            if (at < 0) {
                return land;
            }
        }
        return LANDS.get(0);
    }

    private static AccountStatus status(Dice dice) {
        double at = dice.share();
        return at < 0.12 ? AccountStatus.CUSTOMER : at < 0.18 ? AccountStatus.FORMER : AccountStatus.PROSPECT;
    }

    private static List<Human> people(Dice dice, int index, String domain, Land land, boolean inCrm) {
        int count = 3 + dice.below(5);
        List<Human> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String forename = dice.pick(FORENAMES);
            String surname = dice.pick(SURNAMES);
            String email = (forename + "." + surname + (i + 1)).toLowerCase(Locale.ROOT) + "@" + domain;
            people.add(new Human(
                    "p-" + (index + 1) + "-" + (i + 1),
                    forename + " " + surname,
                    email,
                    ROLES.get((index + i) % ROLES.size()),
                    consent(dice),
                    land.zone(),
                    dice.chance(0.6) ? Channel.PHONE : Channel.EMAIL,
                    inCrm && dice.chance(0.6)));
        }
        return people;
    }

    /** One in ten doesn't want to be contacted. */
    private static Consent consent(Dice dice) {
        double at = dice.share();
        return at < 0.25 ? Consent.OPT_IN : at < 0.9 ? Consent.UNKNOWN : Consent.OPT_OUT;
    }

    /** With the right check digit, and as invented as everything else: a real company may bear it by accident. */
    private static String registryId(String country, int index) {
        if (!country.equals("FR")) {
            return String.format(Locale.ROOT, "%s:99%07d", country, index);
        }
        String digits = String.format(Locale.ROOT, "9%07d", index);
        return "FR:" + digits + checkDigit(digits);
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
