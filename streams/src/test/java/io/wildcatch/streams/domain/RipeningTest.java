package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting for evidence against losing to rivals. */
class RipeningTest {

    private static final long DAY = 86_400_000L;
    private static final Policy POLICY = Policy.defaults();

    private final Ripening ripening = new Ripening(POLICY);

    @Test
    void shouldAskForTheFloorWhenWaitingCostsWhatThePatienceBears() {
        assertThat(ripening.leastProbability(POLICY.ripening().patience()))
                .isCloseTo(POLICY.scoring().floor(), within(1e-12));
    }

    @Test
    void shouldBeContentWithLessTheFasterRivalsArrive() {
        assertThat(ripening.leastProbability(0.2)).isCloseTo(0.5, within(1e-12));
        assertThat(ripening.leastProbability(0.5)).isLessThan(ripening.leastProbability(0.2));
        assertThat(ripening.leastProbability(0)).isEqualTo(1);
    }

    @Test
    void shouldLoseWhatASimulationOfTheWaitLoses() {
        Gauge gauge = Gauge.of(List.of(new Exposure(new SourceTerms("p", "p", "test", 3, 7, DAY), 0)), 5);
        Case matter = matter(gauge, 0);
        double hold = POLICY.ripening().hold().toMillis();
        double mean = POLICY.ripening().corroboration().toMillis();
        java.util.Random random = new java.util.Random(3);
        double kept = 0;
        int rounds = 200_000;
        for (int i = 0; i < rounds; i++) {
            double wait = Math.min(hold, -mean * Math.log(1 - random.nextDouble()));
            kept += gauge.chance(wait) / gauge.chance(0);
        }
        assertThat(ripening.loss(matter)).isCloseTo(1 - kept / rounds, within(0.005));
    }

    private static Case matter(Gauge gauge, long time) {
        Case matter = new Case(
                POLICY,
                new Ledger("acme.fr"),
                new Pursuit("erp"),
                Dossier.NONE,
                POLICY.defaultOffering(),
                time,
                Case.Cause.INPUT,
                false);
        matter.gauged(gauge);
        return matter;
    }
}
