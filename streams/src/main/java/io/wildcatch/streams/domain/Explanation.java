package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Score.Factor;
import io.wildcatch.streams.domain.learning.Feature;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rule 16: plain sentences, each with the number it stands for. */
final class Explanation implements Reasoning {

    private final Policy policy;
    private final Radar radar;
    private final Ripening ripening;
    private final Conditions conditions;

    Explanation(Policy policy) {
        this.policy = policy;
        this.radar = Radar.of(policy);
        this.ripening = new Ripening(policy);
        this.conditions = new Conditions(policy);
    }

    @Override
    public List<String> explain(
            Case matter, Transition current, Estimate rivals, Worth worth, @Nullable Long blueUntil, Advice advice) {
        List<String> why = new ArrayList<>();
        why.add(ruling(matter, current));
        why.add(visibility(matter, rivals, blueUntil));
        for (Factor factor : matter.score().factors()) {
            if (factor.isEvidence()) {
                why.add(evidence(matter, factor));
            } else if (Math.abs(factor.logOdds()) >= 0.005) {
                why.add(circumstance(matter, factor));
            }
        }
        if (matter.score().deviation() > 0) {
            why.add(doubt(matter.score()));
        }
        why.add(worth(matter, worth.chance(), worth.freshness()));
        if (current.seller() != null) {
            why.addAll(Assignments.explain(matter.pursuit()));
        }
        why.addAll(advice.why());
        return why;
    }

    private String ruling(Case matter, Transition current) {
        String limit = Numbers.exact(policy.visibility().limit(), 1);
        double floor = policy.scoring().floor();
        double value = matter.score().probability();
        String probability = Numbers.fixed(value, 2);
        return switch (current.rule()) {
            case UNDER_THE_RADAR ->
                matter.score().handRaise() && value < floor
                        ? "Somebody there said yes, " + radar.claim()
                        : "Probability " + probability + ", " + radar.claim();
            case RENEWAL -> "A customer is about to buy again (probability " + probability + ").";
            case CUSTOMER_AT_RISK -> "A customer may leave (probability " + probability + ").";
            case COMMODITY -> commodity(matter);
            case CONTESTED -> "More than " + limit + " rivals will know before a seller can act.";
            case BLUE_WINDOW_CLOSED -> "The expected rivals have crossed " + limit + " by time alone.";
            case RIPENING -> "Probability " + probability + " is below the floor of " + Numbers.exact(floor, 2) + ".";
            case EXPLORATION -> exploration(current.lane());
            case RIPE_EARLY -> ripening.explain(matter, probability);
            case CONSENT -> "Everybody known there opted out.";
            case EXPIRED -> "No signal for " + policy.routing().expiry().toDays() + " days.";
            case VERDICT -> "A seller gave a final verdict.";
            case MERGED -> "The account goes by another identity now.";
            case CONTACT_PRESSURE -> "There are as many contacts without an answer as are allowed.";
            case ROBOT_CADENCE -> "Contacts went out like a robot's, and nobody answered.";
            case CAPACITY ->
                "Every seller who could take it has as many conversations open as they can; the best of what waits"
                        + " goes to the first who has room.";
            case CONDITION -> conditions.explain(matter, current.condition());
            case SUPERSEDED -> "A signal named an offering, which takes over.";
        };
    }

    /** By the basket alone, or, where its bounds lie on both sides of the limit, by the people seen. */
    private String commodity(Case matter) {
        OfferingTerms offering = matter.offering();
        String high = Numbers.fixed(offering.high(), 0);
        if (offering.high() < policy.routing().commodityBelow()) {
            return "Baskets of up to " + high + " EUR are served by machines.";
        }
        int people = matter.score().people();
        return "Baskets from " + Numbers.fixed(offering.low(), 0) + " to " + high
                + " EUR are served by machines while fewer than "
                + policy.routing().complexFrom() + " people are seen, and "
                + (people == 0 ? "nobody was." : people == 1 ? "1 was." : people + " were.");
    }

    private static String exploration(Lane lane) {
        return lane == Lane.HUMAN
                ? "Sent to learn: too little is known of such accounts to rule out that it is an opportunity."
                : "There is evidence of a kind that the policy does not know.";
    }

    private static String visibility(Case matter, Estimate rivals, @Nullable Long blueUntil) {
        TreeSet<String> sources = new TreeSet<>();
        for (Exposure exposure : matter.gauge().exposures()) {
            if (exposure.told() > 0) {
                sources.add(exposure.source().id());
            }
        }
        String window = blueUntil == null
                ? "and the limit is never crossed"
                : blueUntil <= matter.time() ? "and the limit is crossed" : "until " + Instant.ofEpochMilli(blueUntil);
        return Numbers.fixed(rivals.mean(), 2) + " of " + matter.offering().rivals()
                + " rivals are expected to know (90 %: " + Numbers.fixed(rivals.low(), 2) + " to "
                + Numbers.fixed(rivals.high(), 2) + ") through "
                + (sources.isEmpty() ? "nothing that tells of a project" : String.join(", ", sources)) + ", " + window
                + ".";
    }

    private static String evidence(Case matter, Factor factor) {
        Sighting newest = null;
        for (Sighting event : matter.events()) {
            newest = event.kind().equals(factor.kind()) ? event : newest;
        }
        String title = newest == null || newest.title() == null ? "" : ": “" + newest.title() + "”";
        String from = newest == null ? "" : " from " + newest.source();
        // Its events may have been folded away, while what they told still counts.
        String events = switch (factor.events()) {
            case 0 -> "earlier evidence";
            case 1 -> "1 event";
            default -> factor.events() + " events";
        };
        return factor.kind() + " (" + events + from + ") adds " + Numbers.fixed(factor.logOdds(), 2)
                + " to the log-odds" + title + ".";
    }

    private static String circumstance(Case matter, Factor factor) {
        String does = (factor.logOdds() < 0 ? " takes " : " adds ") + Numbers.fixed(Math.abs(factor.logOdds()), 2)
                + (factor.logOdds() < 0 ? " from" : " to") + " the log-odds.";
        return switch (factor.name()) {
            case Feature.PEOPLE -> matter.score().people() + " people were seen, which" + does;
            case Feature.CONCENTRATION ->
                Numbers.fixed(-100 * factor.value(), 0) + " % of the evidence is about other offerings, which" + does;
            case Feature.REST -> "What else a project shows here is missing, which" + does;
            case Feature.BUSY -> "Much is reported of the company anyway, which" + does;
            default ->
                factor.isLift()
                        ? company(factor) + does
                        : "Experience with " + factor.name().replace(':', ' ') + does;
        };
    }

    private static String company(Factor factor) {
        String strand = factor.name().substring(Feature.LIFT.length());
        int source = strand.indexOf('@');
        int strength = strand.lastIndexOf(':');
        return strand.substring(0, source) + " of strength " + strand.substring(strength + 1) + " or more from "
                + strand.substring(source + 1, strength) + ", by how rare it is here and what it comes with,";
    }

    private static String doubt(Score score) {
        double sum = score.logOdds();
        return "Weights are uncertain (one deviation: " + Numbers.fixed(score.deviation(), 2)
                + " of log-odds), so that log-odds of " + Numbers.fixed(sum, 2) + " count as "
                + Numbers.fixed(Score.doubted(sum, score.deviation()), 2) + ".";
    }

    private static String worth(Case matter, double chance, double freshness) {
        return "Chance to win " + Numbers.fixed(chance, 2) + ", basket "
                + Numbers.fixed(matter.offering().mid(), 0) + " EUR, freshness " + Numbers.fixed(freshness, 2) + ".";
    }
}
