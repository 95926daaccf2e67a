package io.wildcatch.streams.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Buyers that no source has shown, from those that one and two have. */
class CoverageTest {

    @Test
    void shouldFollowTheFormula() {
        List<Coverage.Buyer> buyers = new ArrayList<>(Collections.nCopies(20, new Coverage.Buyer(1, 0, 1)));
        buyers.addAll(Collections.nCopies(9, new Coverage.Buyer(1, 0, 2)));
        buyers.addAll(Collections.nCopies(5, new Coverage.Buyer(1, 0, 4)));

        Coverage coverage = Coverage.of(buyers, 5);

        // 34 + (4/5) · 20·19 / (2·(9+1)) by hand
        assertThat(coverage.observed()).isEqualTo(34);
        assertThat(coverage.estimated()).isCloseTo(34 + 0.8 * 380 / 20, within(1e-9));
        assertThat(coverage.low()).isBetween(34.0, coverage.estimated());
        assertThat(coverage.high()).isGreaterThan(coverage.estimated());
    }

    @Test
    void shouldBeLessSureWhereItIsLessKnownWhoBuys() {
        Coverage vague = Coverage.of(Collections.nCopies(60, new Coverage.Buyer(0.5, 0, 2)), 5);
        Coverage vaguer = Coverage.of(Collections.nCopies(60, new Coverage.Buyer(0.5, 0.6, 2)), 5);

        assertThat(vaguer.estimated()).isEqualTo(vague.estimated());
        // An error of 0.6 in the log-odds of all moves the sum by 60 · 0.25 · 0.6 = 9.
        assertThat(vaguer.high() - vaguer.low()).isGreaterThan(vague.high() - vague.low() + 9);
    }

    @Test
    void shouldSayNothingOfAMarketWithoutBuyers() {
        assertThat(Coverage.of(List.of(), 4).estimated()).isZero();
    }

    @Test
    void shouldHoldTheTrueNumberInMostMarkets() {
        int held = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            int truth = 150 + random.nextInt(200);
            List<Coverage.Buyer> buyers = new ArrayList<>();
            for (int i = 0; i < truth; i++) {
                int families = 0;
                for (int family = 0; family < 5; family++) {
                    families += random.nextDouble() < 0.25 ? 1 : 0;
                }
                if (families > 0) {
                    buyers.add(new Coverage.Buyer(1, 0, families));
                }
            }
            Coverage coverage = Coverage.of(buyers, 5);
            held += coverage.low() <= truth && truth <= coverage.high() ? 1 : 0;
        }
        assertThat(held / 200.0).isGreaterThanOrEqualTo(0.8);
    }
}
