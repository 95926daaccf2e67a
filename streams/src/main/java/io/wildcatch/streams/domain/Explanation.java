package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Score.Factor;
import io.wildcatch.streams.domain.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rule 16: plain sentences, each with the number it stands for. */
final class Explanation {

    private final Policy policy;

    Explanation(Policy policy) {
        this.policy = policy;
    }

    List<String> explain(
            Case matter,
            Transition current,
            Estimate rivals,
            double chance,
            double freshness,
            @Nullable Long blueUntil) {
        List<String> why = new ArrayList<>();
        why.add(ruling(matter, current.rule()));
        why.add(visibility(matter, rivals, blueUntil));
        for (Factor factor : matter.score().factors()) {
            why.add(evidence(matter, factor));
        }
        if (matter.score().breadth() > 0) {
            why.add(format(
                    "%d people were seen, which adds %.2f to the log-odds.",
                    matter.score().people(), matter.score().breadth()));
        }
        why.add(worth(matter, chance, freshness));
        return why;
    }

    private String ruling(Case matter, Rule rule) {
        double limit = policy.visibility().limit();
        double floor = policy.scoring().floor();
        double probability = matter.score().probability();
        return switch (rule) {
            case UNDER_THE_RADAR ->
                matter.score().handRaise() && probability < floor
                        ? format("Somebody there said yes, and at most %.1f rivals are expected to know.", limit)
                        : format("Probability %.2f, and at most %.1f rivals are expected to know.", probability, limit);
            case RENEWAL -> format("A customer is about to buy again (probability %.2f).", probability);
            case CUSTOMER_AT_RISK -> format("A customer may leave (probability %.2f).", probability);
            case COMMODITY ->
                format(
                        "Baskets of up to %.0f EUR are served by machines.",
                        matter.offering().high());
            case CONTESTED -> format("More than %.1f rivals will know before a seller can act.", limit);
            case BLUE_WINDOW_CLOSED -> format("The expected rivals have crossed %.1f by time alone.", limit);
            case RIPENING -> format("Probability %.2f is below the floor of %.2f.", probability, floor);
            case EXPLORATION -> "There is evidence of a kind that the policy does not know.";
            case CONSENT -> "Everybody known there opted out.";
            case EXPIRED ->
                format("No signal for %d days.", policy.routing().expiry().toDays());
            case VERDICT -> "A seller gave a final verdict.";
            case MERGED -> "The account goes by another identity now.";
            case SUPERSEDED -> "A signal named an offering, which takes over.";
        };
    }

    private static String visibility(Case matter, Estimate rivals, @Nullable Long blueUntil) {
        String sources = matter.reports().stream()
                .map(Sighting::source)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String window = blueUntil == null
                ? "and the limit is never crossed"
                : blueUntil <= matter.time() ? "and the limit is crossed" : "until " + Instant.ofEpochMilli(blueUntil);
        return format(
                "%.2f of %d rivals are expected to know (90 %%: %.2f to %.2f) through %s, %s.",
                rivals.mean(), matter.offering().rivals(), rivals.low(), rivals.high(), sources, window);
    }

    private static String evidence(Case matter, Factor factor) {
        Sighting newest = null;
        for (Sighting event : matter.events()) {
            newest = event.kind().equals(factor.kind()) ? event : newest;
        }
        String title = newest == null || newest.title() == null ? "" : ": “" + newest.title() + "”";
        String from = newest == null ? "" : " from " + newest.source();
        return format(
                "%s (%d event%s%s) adds %.2f to the log-odds%s.",
                factor.kind(), factor.events(), factor.events() == 1 ? "" : "s", from, factor.logOdds(), title);
    }

    private static String worth(Case matter, double chance, double freshness) {
        return format(
                "Chance to win %.2f, basket %.0f EUR, freshness %.2f.",
                chance, matter.offering().mid(), freshness);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
