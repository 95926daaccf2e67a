package io.wildcatch.local.report;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Probability at the first decision for the lane HUMAN against what sellers found later: won and lost mean that there was
 * something to be bought. The first final verdict on account and offering counts.
 */
final class Calibration {

    private static final int BINS = 10;
    private static final double SIZE = 260;
    private static final double Z90 = 1.645;

    private record Bin(int index, int count, double mean, double share) {
        /** Wilson's interval: the low end with -1, the high end with 1. */
        double end(int side) {
            double z2 = Z90 * Z90;
            double spread = Z90 * Math.sqrt(share * (1 - share) / count + z2 / (4.0 * count * count));
            return (share + z2 / (2 * count) + side * spread) / (1 + z2 / count);
        }
    }

    private record Outcomes(List<Double> probabilities, List<Boolean> projects) {}

    private Calibration() {}

    static Html of(ReportData data) {
        List<Decision> contacts = contacts(data.decisions());
        Outcomes outcomes = outcomes(contacts, finals(data.verdicts()));
        if (outcomes.probabilities().isEmpty()) {
            return Html.of(
                    "<p class=\"empty\">Nothing to compare: %s opportunities went to sellers, %s verdicts came in, and none of"
                            + " them is a final one on such an opportunity after it went.</p>",
                    Texts.count(contacts.size()), Texts.count(data.verdicts().size()));
        }
        List<Bin> bins = bins(outcomes);
        return Html.of("<div class=\"columns\">%s%s</div>", plot(bins), table(bins));
    }

    private static List<Decision> contacts(List<Decision> decisions) {
        Set<String> seen = new HashSet<>();
        return decisions.stream()
                .filter(decision -> decision.getLane() == Lane.HUMAN && seen.add(decision.getOpportunityId()))
                .toList();
    }

    private static Map<String, List<Verdict>> finals(List<Verdict> verdicts) {
        Map<String, List<Verdict>> finals = new HashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.getOutcome() != Outcome.OPEN && verdict.getOutcome() != Outcome.UNKNOWN) {
                finals.computeIfAbsent(verdict.getAccountId(), id -> new ArrayList<>())
                        .add(verdict);
            }
        }
        return finals;
    }

    private static Outcomes outcomes(List<Decision> contacts, Map<String, List<Verdict>> finals) {
        Outcomes outcomes = new Outcomes(new ArrayList<>(), new ArrayList<>());
        for (Decision contact : contacts) {
            first(contact, finals.getOrDefault(contact.getAccountId(), List.of()))
                    .ifPresent(verdict -> {
                        outcomes.probabilities().add(contact.getProbability());
                        outcomes.projects().add(verdict.getOutcome() != Outcome.NO_PROJECT);
                    });
        }
        return outcomes;
    }

    private static Optional<Verdict> first(Decision contact, List<Verdict> verdicts) {
        Instant at = contact.getAt();
        return verdicts.stream()
                .filter(verdict -> !verdict.getAt().isBefore(at))
                .filter(verdict ->
                        verdict.getOffering() == null || Objects.equals(verdict.getOffering(), contact.getOffering()))
                .min((a, b) -> a.getAt().compareTo(b.getAt()));
    }

    private static List<Bin> bins(Outcomes outcomes) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int count = 0;
            int projects = 0;
            double sum = 0;
            for (int j = 0; j < outcomes.probabilities().size(); j++) {
                double probability = outcomes.probabilities().get(j);
                if (Math.min(BINS - 1, (int) (probability * BINS)) == i) {
                    count++;
                    sum += probability;
                    projects += outcomes.projects().get(j) ? 1 : 0;
                }
            }
            if (count > 0) {
                bins.add(new Bin(i, count, sum / count, (double) projects / count));
            }
        }
        return bins;
    }

    private static Html plot(List<Bin> bins) {
        List<Html> marks = new ArrayList<>();
        for (Bin bin : bins) {
            marks.add(Html.of(
                    "<line class=\"whisker\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/><circle class=\"dot\" cx=\"%s\" cy=\"%s\""
                            + " r=\"%s\"/>",
                    x(bin.mean()),
                    x(bin.mean()),
                    y(bin.end(-1)),
                    y(bin.end(1)),
                    x(bin.mean()),
                    y(bin.share()),
                    Texts.point(Math.min(9, 3 + Math.sqrt(bin.count()) / 2))));
        }
        return Html.of("""
                <svg class="plot" viewBox="-30 -8 300 300" role="img" \
                aria-label="Share of projects against probability; the table beside it has the numbers">\
                <rect class="frame" width="260" height="260"/><line class="ideal" x1="0" y1="260" x2="260" y2="0"/>%s\
                <text x="-6" y="264" text-anchor="end">0</text><text x="-6" y="8" text-anchor="end">1</text>\
                <text x="260" y="276" text-anchor="end">1</text><text x="0" y="276">0</text>\
                <text x="130" y="286" text-anchor="middle">probability when it went to a seller</text>\
                <text transform="translate(-14 130) rotate(-90)" text-anchor="middle">share with a project</text></svg>""", Html.all(marks));
    }

    private static Html table(List<Bin> bins) {
        List<Html> rows = new ArrayList<>();
        for (Bin bin : bins) {
            rows.add(Html.of(
                    "<tr><th scope=\"row\">%s–%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                            + "<td class=\"n\">%s–%s</td></tr>",
                    Texts.fixed(bin.index() / 10.0, 1),
                    Texts.fixed((bin.index() + 1) / 10.0, 1),
                    Texts.count(bin.count()),
                    Texts.fixed(bin.mean(), 2),
                    Texts.fixed(bin.share(), 2),
                    Texts.fixed(bin.end(-1), 2),
                    Texts.fixed(bin.end(1), 2)));
        }
        return Html.of("""
                <table class="bars"><thead><tr><th scope="col">probability</th><th scope="col">verdicts</th>\
                <th scope="col">mean</th><th scope="col">projects</th><th scope="col">90 %%</th></tr></thead>\
                <tbody>%s</tbody></table>""", Html.all(rows));
    }

    private static String x(double value) {
        return Texts.point(SIZE * value);
    }

    private static String y(double value) {
        return Texts.point(SIZE * (1 - value));
    }
}
