package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Expected rivals at the time of a decision against those who really knew by then. Only decisions within an episode whose
 * rivals the truth tells.
 *
 * @param decisions compared
 * @param expected mean of the expected rivals
 * @param actual mean of the rivals who knew
 * @param bias expected less actual; null without decisions
 * @param coverage share of decisions whose 90 % interval holds the number who knew
 */
public record RivalsFit(
        long decisions,
        @Nullable Double expected,
        @Nullable Double actual,
        @Nullable Double bias,
        @Nullable Double coverage) {

    /**
     * @param humanBuyers human contacts with true buyers
     * @param humanEpisodes human contacts with whoever is up to something
     * @param humanSameOffering of those, the ones about the offering that the episode is about
     * @param lanesBuyers first decisions of each opportunity in each lane, EXPIRED and CLOSED left out, on true buyers
     * @param lanesEpisodes the same, on whoever is up to something
     * @param lanesSameOffering of those, the ones about the offering that the episode is about
     */
    public record ByGroup(
            RivalsFit humanBuyers,
            RivalsFit humanEpisodes,
            RivalsFit humanSameOffering,
            RivalsFit lanesBuyers,
            RivalsFit lanesEpisodes,
            RivalsFit lanesSameOffering) {}

    private record Pair(Decision decision, AccountTruth truth) {
        double expected() {
            return decision.getExpectedRivals().getMean();
        }

        long actual() {
            return truth.rivalsBy(decision.getAt());
        }

        boolean held() {
            return actual() >= decision.getExpectedRivals().getLow()
                    && actual() <= decision.getExpectedRivals().getHigh();
        }

        boolean sameOffering() {
            return Objects.equals(truth.offering(), decision.getOffering());
        }
    }

    static ByGroup of(Trial trial) {
        List<Pair> human = pairs(trial, trial.contacts());
        List<Pair> lanes = pairs(trial, trial.firstInEachLane());
        return new ByGroup(
                of(human, pair -> pair.truth().buyer()),
                of(human, pair -> true),
                of(human, Pair::sameOffering),
                of(lanes, pair -> pair.truth().buyer()),
                of(lanes, pair -> true),
                of(lanes, Pair::sameOffering));
    }

    private static List<Pair> pairs(Trial trial, List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> trial.truth(decision).map(truth -> new Pair(decision, truth)).stream())
                .filter(pair -> pair.truth().rivalsAt().isPresent())
                .toList();
    }

    private static RivalsFit of(List<Pair> all, Predicate<Pair> test) {
        List<Pair> pairs = all.stream().filter(test).toList();
        Double expected = Figures.mean(pairs.stream().mapToDouble(Pair::expected));
        Double actual = Figures.mean(pairs.stream().mapToDouble(Pair::actual));
        return new RivalsFit(
                pairs.size(),
                expected,
                actual,
                expected == null || actual == null ? null : expected - actual,
                Figures.share(pairs.stream().filter(Pair::held).count(), pairs.size()));
    }
}
