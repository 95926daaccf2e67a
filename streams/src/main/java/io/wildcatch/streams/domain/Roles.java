package io.wildcatch.streams.domain;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rule 12: usual roles in a decision to buy, by whatever title in English, French or German. A title that isn't here
 * stands for itself.
 */
final class Roles {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Titles of one role: whole words, without accents. */
    private record Role(String name, List<String> titles) {
        Role {
            titles = whole(titles);
        }
    }

    /** More specific ones first: a vice president of finance is no president. */
    private static final List<Role> BY_TITLE = List.of(
            new Role(
                    "CFO",
                    List.of(
                            "cfo",
                            "chief financial officer",
                            "chief finance officer",
                            "finance director",
                            "financial director",
                            "director of finance",
                            "head of finance",
                            "vp finance",
                            "vice president finance",
                            "vice president of finance",
                            "directeur financier",
                            "directrice financiere",
                            "directeur des finances",
                            "directrice des finances",
                            "daf",
                            "raf",
                            "directeur administratif et financier",
                            "directrice administrative et financiere",
                            "responsable administratif et financier",
                            "finanzvorstand",
                            "finanzchef",
                            "finanzdirektor",
                            "finanzdirektorin",
                            "finanzleiter",
                            "leiter finanzen",
                            "leiterin finanzen",
                            "kaufmannischer leiter",
                            "kaufmaennischer leiter",
                            "kaufmannische leiterin")),
            new Role(
                    "CTO",
                    List.of(
                            "cto",
                            "chief technology officer",
                            "chief technical officer",
                            "cio",
                            "chief information officer",
                            "chief digital officer",
                            "technical director",
                            "it director",
                            "it manager",
                            "director of it",
                            "head of it",
                            "head of engineering",
                            "vp engineering",
                            "directeur technique",
                            "directrice technique",
                            "dsi",
                            "rsi",
                            "directeur des systemes d information",
                            "directrice des systemes d information",
                            "directeur informatique",
                            "directrice informatique",
                            "responsable informatique",
                            "it leiter",
                            "it leiterin",
                            "leiter it",
                            "leiterin it",
                            "edv leiter",
                            "technischer leiter",
                            "technische leiterin",
                            "technikvorstand")),
            new Role(
                    "COO",
                    List.of(
                            "coo",
                            "chief operating officer",
                            "chief operations officer",
                            "operations director",
                            "director of operations",
                            "head of operations",
                            "vp operations",
                            "plant manager",
                            "directeur des operations",
                            "directrice des operations",
                            "directeur d exploitation",
                            "directrice d exploitation",
                            "directeur industriel",
                            "directeur de production",
                            "directeur d usine",
                            "betriebsleiter",
                            "betriebsleiterin",
                            "werksleiter",
                            "werkleiter",
                            "produktionsleiter",
                            "leiter produktion",
                            "leiter operations")),
            new Role(
                    "Purchasing",
                    List.of(
                            "purchasing",
                            "procurement",
                            "buyer",
                            "cpo",
                            "achats",
                            "acheteur",
                            "acheteuse",
                            "einkauf",
                            "einkaufer",
                            "einkaeufer",
                            "einkauferin",
                            "einkaufsleiter",
                            "einkaufsleiterin",
                            "beschaffung")),
            new Role(
                    "Legal",
                    List.of(
                            "legal",
                            "general counsel",
                            "counsel",
                            "lawyer",
                            "juridique",
                            "juriste",
                            "recht",
                            "rechtsabteilung",
                            "jurist",
                            "juristin",
                            "justiziar",
                            "syndikus",
                            "datenschutz")),
            new Role(
                    "CEO",
                    List.of(
                            "ceo",
                            "chief executive officer",
                            "chief executive",
                            "managing director",
                            "president",
                            "founder",
                            "co founder",
                            "owner",
                            "pdg",
                            "dg",
                            "president directeur general",
                            "directeur general",
                            "directrice generale",
                            "gerant",
                            "gerante",
                            "dirigeant",
                            "geschaftsfuhrer",
                            "geschaftsfuhrerin",
                            "geschaeftsfuehrer",
                            "geschaeftsfuehrerin",
                            "vorstandsvorsitzender",
                            "vorstandsvorsitzende",
                            "inhaber",
                            "inhaberin")),
            new Role("User", List.of("user", "key user", "utilisateur", "utilisatrice", "anwender", "anwenderin")));

    /** In the order in which they are asked for. */
    static final List<String> USUAL = List.of("CEO", "CFO", "CTO", "COO", "Purchasing", "Legal", "User");

    /** Who works for one of them isn't one. */
    private static final List<String> OTHERS = whole(
            List.of("assistant", "assistante", "assistentin", "assistent", "assistenz", "secretary", "secretaire"));

    private static final String VICE = " vice president ";

    private Roles() {}

    /** As they stand in a title whose words are set off by spaces. */
    private static List<String> whole(List<String> words) {
        return words.stream().map(word -> ' ' + word + ' ').toList();
    }

    /** @return one of {@link #USUAL}, else the title itself; null for none */
    static @Nullable String normal(@Nullable String title) {
        if (title == null || title.isBlank()) {
            return null;
        }
        String words = words(title);
        if (OTHERS.stream().anyMatch(words::contains)) {
            return title.strip();
        }
        for (Role role : BY_TITLE) {
            String text = role.name().equals("CEO") ? words.replace(VICE, " ") : words;
            if (role.titles().stream().anyMatch(text::contains)) {
                return role.name();
            }
        }
        return title.strip();
    }

    private static String words(String title) {
        String plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
        return ' '
                + GAPS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip()
                + ' ';
    }
}
