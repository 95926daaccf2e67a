package io.wildcatch.local.market;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What sources write, and how other sources write the same again. */
final class Phrases {

    private static final Map<String, List<String>> SENTENCES = Map.ofEntries(
            Map.entry(
                    "PRESS",
                    List.of(
                            "%1$s opens its site number %3$d in %2$s and plans to take on %4$d people before the end of the year, said the management on %5$s.",
                            "%1$s of %2$s reports an order book %3$d per cent above the previous year and sees room for %4$d more customers, as of %5$s.")),
            Map.entry(
                    "APPOINTMENT",
                    List.of(
                            "%1$s in %2$s has a new head of operations since %5$s, who is to lead %4$d people and report to the board of %3$d.")),
            Map.entry(
                    "DEPARTURE",
                    List.of(
                            "The head of administration leaves %1$s in %2$s after %3$d years on %5$s; %4$d people are affected by the change.")),
            Map.entry(
                    "FUNDING",
                    List.of(
                            "%1$s, based in %2$s, raises %4$d million from %3$d investors to modernise its systems, it was announced on %5$s.")),
            Map.entry(
                    "JOB_POST",
                    List.of(
                            "%1$s is looking for a project lead in %2$s, team of %4$d, reference %3$d, to begin soon after %5$s.")),
            Map.entry(
                    "TECH_CHANGE",
                    List.of("Systems at %1$s in %2$s changed on %5$s: %3$d modules replaced, %4$d users moved.")),
            Map.entry(
                    "LEGAL_NOTICE",
                    List.of("Notice %4$d of %5$s: %1$s, %2$s, change number %3$d entered in the register.")),
            Map.entry(
                    "TOPIC_SURGE",
                    List.of(
                            "Readers at %1$s in %2$s looked at %4$d articles on %6$s in the week of %5$s, %3$d times their usual number.")),
            Map.entry(
                    "TENDER",
                    List.of(
                            "%1$s invites offers for %6$s at its site in %2$s: %3$d lots, %4$d users, published on %5$s.")),
            Map.entry(
                    "COMPARISON",
                    List.of(
                            "Somebody at %1$s put %3$d vendors of %6$s side by side on %5$s and stayed for %4$d minutes.")),
            Map.entry("PODCAST", List.of("Episode %4$d of %5$s: how %1$s of %2$s does things, in %3$d parts.")));

    private static final String OTHER = "%1$s, %2$s: %6$s, %3$d steps, %4$d minutes, %5$s.";

    private static final List<List<String>> SYNONYMS = List.of(
            List.of("opens", "inaugurates"),
            List.of("plans to", "intends to"),
            List.of("take on", "hire"),
            List.of("reports", "announces"),
            List.of("looking for", "seeking"),
            List.of("people", "staff"),
            List.of("looked at", "read"),
            List.of("invites offers for", "puts out to tender"),
            List.of("changed", "were changed"),
            List.of("the management", "a spokesperson"));

    /**
     * A report's words.
     *
     * @param title headline
     * @param text a sentence or two
     */
    record Words(String title, String text) {}

    private Phrases() {}

    /** Facts differ from event to event, so that two events of one kind don't read alike. */
    static Words of(String kind, Company company, String topic, String day, Dice dice) {
        List<String> choices = SENTENCES.getOrDefault(kind, List.of(OTHER));
        String text = String.format(
                Locale.ROOT,
                dice.pick(choices),
                company.name(),
                company.city(),
                2 + dice.below(40),
                10 + dice.below(900),
                day,
                topic);
        return new Words(title(kind, company, topic), text);
    }

    /**
     * The same in the words of another source: mostly a word exchanged and a remark added; one time in four so freely
     * that only who reads can tell.
     */
    static Words again(Words words, Company company, Dice dice) {
        if (dice.chance(0.25)) {
            return new Words(
                    "News from " + company.city(),
                    "There is talk of " + company.name() + " these days; who wants figures finds them at the origin.");
        }
        String text = words.text();
        for (List<String> pair : SYNONYMS) {
            if (dice.chance(0.4)) {
                text = text.replace(pair.get(0), pair.get(1));
            }
        }
        return new Words(words.title(), text + (dice.chance(0.5) ? " (update)" : ""));
    }

    private static String title(String kind, Company company, String topic) {
        return switch (kind) {
            case "WEB_VISIT" -> "Visit to the pages on " + topic;
            case "CONTENT_DOWNLOAD" -> "Download: guide to " + topic;
            case "HAND_RAISE" -> "Please call us about " + topic;
            case "MEETING" -> "Met at a fair, talked about " + topic;
            case "REFERRAL" -> "Introduced to " + company.name();
            default ->
                kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + company.name();
        };
    }
}
