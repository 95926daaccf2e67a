package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas 3 and 4 against computations that share nothing with them: enumeration and Monte Carlo. */
class GaugeTest {

    private static final long DAY = 86_400_000L;

    @ParameterizedTest
    @CsvSource({"0.0,5", "1e-9,5", "0.1,5", "0.5,5", "0.93,5", "1.0,5", "0.3,1", "0.3,0", "0.7,40"})
    void shouldGiveTheChanceThatSummingOverAllCountsGives(double p, int rivals) {
        assertThat(Gauge.chance(p, rivals)).isCloseTo(enumeratedChance(p, rivals), within(1e-9));
    }

    /** Σ_k P(R = k) / (1 + k), with P(R = k) worked out by the recurrence over rivals. */
    private static double enumeratedChance(double p, int rivals) {
        double[] mass = new double[rivals + 1];
        mass[0] = 1;
        for (int rival = 1; rival <= rivals; rival++) {
            for (int k = rival; k > 0; k--) {
                mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
            }
            mass[0] *= 1 - p;
        }
        double chance = 0;
        for (int k = 0; k <= rivals; k++) {
            chance += mass[k] / (1 + k);
        }
        return chance;
    }

    @Test
    void shouldExpectAsManyRivalsAsASimulatedMarketHas() {
        List<Exposure> shown = List.of(
                exposed("surge-a", "surge", 8, 2, 2, 0),
                exposed("surge-b", "surge", 5, 5, 1, DAY),
                exposed("press", "press", 5, 5, 3, DAY / 2),
                exposed("site", "site", 1, 99, 2, 0));
        long now = 3 * DAY;
        Simulation market = new Simulation(shown, 5, now, 400_000);

        Gauge gauge = Gauge.of(shown, 5);

        assertThat(gauge.expectedRivals(now)).isCloseTo(market.mean, within(0.02));
        // Reaches are drawn from their posteriors there; the best of a family is taken at its mean here.
        assertThat(gauge.chance(now)).isCloseTo(market.chanceAtMeanReach, within(0.01));
        Estimate estimate = gauge.estimate(now);
        assertThat(estimate.mean()).isEqualTo(gauge.expectedRivals(now));
        assertThat(estimate.low()).isCloseTo(market.quantile(0.05), within(0.5));
        assertThat(estimate.high()).isCloseTo(market.quantile(0.95), within(0.5));
    }

    /** Every rival of every round draws for himself whether and when he saw each family. */
    private static final class Simulation {
        private final int[] counts;
        private final int rounds;
        final double mean;
        final double chanceAtMeanReach;

        Simulation(List<Exposure> shown, int rivals, long now, int rounds) {
            this.rounds = rounds;
            counts = new int[rivals + 1];
            Random random = new Random(11);
            double sum = 0;
            double chance = 0;
            for (int round = 0; round < rounds; round++) {
                int known = round(shown, rivals, now, random, true);
                counts[known]++;
                sum += known;
                chance += 1.0 / (1 + round(shown, rivals, now, random, false));
            }
            mean = sum / rounds;
            chanceAtMeanReach = chance / rounds;
        }

        private static int round(List<Exposure> shown, int rivals, long now, Random random, boolean uncertain) {
            double[] reach = new double[shown.size()];
            for (int i = 0; i < reach.length; i++) {
                SourceTerms source = shown.get(i).source();
                reach[i] = uncertain ? beta(source.alpha(), source.beta(), random) : source.reach();
            }
            int known = 0;
            for (int rival = 0; rival < rivals; rival++) {
                known += knows(shown, reach, now, random) ? 1 : 0;
            }
            return known;
        }

        /** Within a family, the most visible source alone decides. */
        private static boolean knows(List<Exposure> shown, double[] reach, long now, Random random) {
            List<String> families =
                    shown.stream().map(e -> e.source().family()).distinct().toList();
            for (String family : families) {
                int best = -1;
                double visible = -1;
                for (int i = 0; i < reach.length; i++) {
                    Exposure exposure = shown.get(i);
                    double mean = exposure.source().reach() * waited(exposure, now);
                    if (exposure.source().family().equals(family) && mean > visible) {
                        best = i;
                        visible = mean;
                    }
                }
                double lag = -Math.log(1 - random.nextDouble())
                        * shown.get(best).source().pickupMillis();
                if (random.nextDouble() < reach[best]
                        && lag < now - shown.get(best).since()) {
                    return true;
                }
            }
            return false;
        }

        private static double waited(Exposure exposure, long now) {
            return 1 - Math.exp(-(now - exposure.since()) / exposure.source().pickupMillis());
        }

        /** Of whole parameters: an order statistic of uniform numbers. */
        private static double beta(double alpha, double beta, Random random) {
            double[] draws = new double[(int) (alpha + beta) - 1];
            for (int i = 0; i < draws.length; i++) {
                draws[i] = random.nextDouble();
            }
            Arrays.sort(draws);
            return draws[(int) alpha - 1];
        }

        int quantile(double q) {
            int below = 0;
            for (int k = 0; k < counts.length; k++) {
                below += counts[k];
                if (below >= q * rounds) {
                    return k;
                }
            }
            return counts.length - 1;
        }
    }

    @Test
    void shouldCountSourcesOfOneFamilyOnce() {
        Exposure one = exposed("a", "family", 8, 2, 2, 0);
        Exposure same = exposed("b", "family", 8, 2, 2, 0);
        Exposure other = exposed("c", "other", 8, 2, 2, 0);

        double alone = Gauge.of(List.of(one), 5).expectedRivals(DAY);

        assertThat(Gauge.of(List.of(one, same), 5).expectedRivals(DAY)).isEqualTo(alone);
        assertThat(Gauge.of(List.of(one, other), 5).expectedRivals(DAY)).isGreaterThan(alone);
    }

    @Test
    void shouldGiveTheSameBitsWhateverTheOrderOfSources() {
        List<Exposure> shown = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            shown.add(exposed("s" + i, "f" + i % 4, 1 + i, 9 - i, 1 + i, i * DAY / 5));
        }
        Gauge sorted = Gauge.of(shown, 5);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(shown, new Random(round));
            assertThat(Gauge.of(shown, 5).estimate(3 * DAY)).isEqualTo(sorted.estimate(3 * DAY));
        }
    }

    @Test
    void shouldSayWhenTheLimitIsCrossed() {
        Gauge gauge = Gauge.of(List.of(exposed("press", "press", 5, 5, 2, 0)), 5);

        Long crossing = gauge.crossing(1.0, 0);

        // 5 · 0.5 · (1 − e^(−t/2d)) = 1  ⇔  t = −2d · ln(0.6)
        assertThat(crossing).isCloseTo((long) (-2 * DAY * Math.log(0.6)), within(2L));
        assertThat(gauge.expectedRivals(crossing)).isGreaterThan(1.0);
        assertThat(gauge.expectedRivals(crossing - 1)).isLessThanOrEqualTo(1.0);
        assertThat(gauge.crossing(1.0, 5 * DAY)).isEqualTo(5 * DAY);
        assertThat(Gauge.of(List.of(exposed("site", "site", 1, 99, 2, 0)), 5).crossing(1.0, 0))
                .isNull();
    }

    @Test
    void shouldNeitherSeeNorFearAnybodyWithoutExposure() {
        Gauge gauge = Gauge.of(List.of(), 5);

        assertThat(gauge.estimate(DAY)).isEqualTo(Estimate.NONE);
        assertThat(gauge.chance(DAY)).isEqualTo(1);
        assertThat(gauge.crossing(1.0, DAY)).isNull();
    }

    private static Exposure exposed(
            String source, String family, double alpha, double beta, double pickupDays, long since) {
        return new Exposure(new SourceTerms(source, family, "test", alpha, beta, pickupDays * DAY), since);
    }
}
