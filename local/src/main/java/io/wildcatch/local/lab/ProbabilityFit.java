package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Probability at the time of routing against whether the account was in the process of buying at that moment.
 *
 * @param decisions compared
 * @param brier mean squared difference of probability and outcome (1 or 0); null without decisions
 * @param ece expected calibration error: mean over all decisions of the distance between a bin's mean probability and its
 *     share of buyers
 * @param worstOf50 the largest such distance of a bin with 50 decisions or more; null when there is none
 * @param bins ten bins of width 0.1, empty ones left out
 */
public record ProbabilityFit(
        long decisions,
        @Nullable Double brier,
        @Nullable Double ece,
        @Nullable Double worstOf50,
        List<Bin> bins) {

    private static final int BINS = 10;
    private static final int LARGE = 50;

    /**
     * Decisions with probabilities from {@code from}, below the next bin's; 1 is in the last one.
     *
     * @param mean mean probability
     * @param share share of those who were buying
     */
    public record Bin(double from, long decisions, double mean, double share) {
        double distance() {
            return Math.abs(mean - share);
        }
    }

    /**
     * @param human first decisions for the lane HUMAN, about purchases; outcome: a true buyer within its episode
     * @param routed first decisions for HUMAN or AUTOMATION, about purchases
     * @param customers first decisions for HUMAN about a customer's renewal or departure; outcome: a customer about to
     *     leave, or a true buyer, within the episode
     */
    public record ByGroup(ProbabilityFit human, ProbabilityFit routed, ProbabilityFit customers) {}

    private record Outcome(double probability, boolean outcome) {}

    static ByGroup of(Trial trial) {
        List<Decision> human = trial.contacts();
        List<Decision> routed = trial.firstIn(Set.of(Lane.HUMAN, Lane.AUTOMATION));
        Predicate<Decision> purchase = decision -> !Trial.ofCustomer(decision);
        return new ByGroup(
                of(human.stream().filter(purchase).toList(), trial::withBuyer),
                of(routed.stream().filter(purchase).toList(), trial::withBuyer),
                of(
                        human.stream().filter(Trial::ofCustomer).toList(),
                        decision -> trial.withLeaver(decision) || trial.withBuyer(decision)));
    }

    private static ProbabilityFit of(List<Decision> decisions, Predicate<Decision> outcome) {
        return ofOutcomes(decisions.stream()
                .map(decision -> new Outcome(decision.getProbability(), outcome.test(decision)))
                .toList());
    }

    private static ProbabilityFit ofOutcomes(List<Outcome> outcomes) {
        Double brier = Figures.mean(outcomes.stream()
                .mapToDouble(one -> Math.pow(one.probability() - (one.outcome() ? 1 : 0), 2)));
        List<Bin> bins = bins(outcomes);
        return new ProbabilityFit(
                outcomes.size(),
                brier,
                outcomes.isEmpty()
                        ? null
                        : bins.stream()
                                        .mapToDouble(bin -> bin.distance() * bin.decisions())
                                        .sum()
                                / outcomes.size(),
                bins.stream()
                        .filter(bin -> bin.decisions() >= LARGE)
                        .map(Bin::distance)
                        .max(Double::compare)
                        .orElse(null),
                bins);
    }

    private static List<Bin> bins(List<Outcome> outcomes) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Outcome> within = outcomes.stream()
                    .filter(one -> binOf(one.probability()) == bin)
                    .toList();
            if (!within.isEmpty()) {
                long hits = within.stream().filter(Outcome::outcome).count();
                double mean = within.stream().mapToDouble(Outcome::probability).sum() / within.size();
                bins.add(new Bin(bin / (double) BINS, within.size(), mean, (double) hits / within.size()));
            }
        }
        return bins;
    }

    private static int binOf(double probability) {
        return Math.min(BINS - 1, (int) (probability * BINS));
    }
}
