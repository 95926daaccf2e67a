package io.wildcatch.streams.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.Scorer;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.ScoringRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What evidence tells can be seen from what it comes together with, before anybody says who bought. */
class LiftLearnerTest {

    private static final ScoringRules SCORING = Policy.defaults().scoring();
    /** What the policy says of a signal of that strength. */
    private static final double UNIT = Scorer.saturated(0.725);

    private static final Strand MEETING = Strand.of("MEETING", "fair", 0.7);
    private static final Strand REFERRAL = Strand.of("REFERRAL", "partner", 0.7);
    private static final Strand DOWNLOAD = Strand.of("CONTENT_DOWNLOAD", "webinar", 0.7);
    private static final Strand DULL_DOWNLOAD = Strand.of("CONTENT_DOWNLOAD", "library", 0.7);
    private static final Strand PRESS = Strand.of("PRESS", "paper", 0.7);
    private static final Strand POSTS = Strand.of("JOB_POST", "board", 0.7);

    private final TreeMap<SortedSet<Strand>, Integer> panel = new TreeMap<>(Strand.TOGETHER);

    private void companies(int number, Strand... strands) {
        panel.merge(new TreeSet<>(List.of(strands)), number, Integer::sum);
    }

    /** Log-odds that it shows a company rather than doesn't; 0 when nothing is known of it. */
    private double told(Strand strand) {
        Lifts.Lift lift = lifts().of(strand.kind(), strand.source(), strand.grade());
        return lift == null ? 0 : lift.weight();
    }

    private static double policy(Strand strand) {
        return UNIT * SCORING.kind(strand.kind()).weight();
    }

    private Lifts lifts() {
        return new LiftLearner(SCORING).lifts(panel);
    }

    /** Probability of a project, as lifts have it. */
    private double probability(Strand... strands) {
        Lifts lifts = lifts();
        double logOdds = SCORING.bias() + lifts.base();
        double busy = lifts.crowd();
        for (Strand strand : strands) {
            Lifts.Lift lift = lifts.of(strand.kind(), strand.source(), strand.grade());
            logOdds += lift == null ? 0 : lift.weight();
            busy += lift == null ? 0 : lift.busy();
        }
        return 1 / (1 + Math.exp(Math.log1p(Math.exp(busy)) - logOdds));
    }

    /** Five in a hundred companies have a project; others are shown at random. */
    private void market(Map<Strand, double[]> shares, int companies) {
        Random random = new Random(7);
        for (int i = 0; i < companies; i++) {
            boolean project = random.nextDouble() < 0.05;
            SortedSet<Strand> strands = new TreeSet<>();
            shares.forEach((strand, share) -> {
                if (random.nextDouble() < share[project ? 0 : 1]) {
                    strands.removeIf(strand::isLike);
                    strands.add(strand);
                }
            });
            if (!strands.isEmpty()) {
                panel.merge(strands, 1, Integer::sum);
            }
        }
    }

    @Test
    void shouldFindWhatEvidenceTellsWithoutAnyVerdict() {
        Map<Strand, double[]> shares = new LinkedHashMap<>();
        shares.put(MEETING, new double[] {0.5, 0.004});
        shares.put(REFERRAL, new double[] {0.4, 0.004});
        shares.put(DOWNLOAD, new double[] {0.5, 0.01});
        shares.put(DULL_DOWNLOAD, new double[] {0.2, 0.2});
        shares.put(PRESS, new double[] {0.3, 0.3});
        market(shares, 20_000);

        // The truth is the log-ratio of the odds: 4.6, 0, 0 and 5.5. The policy takes both downloads for the same, 1.5.
        assertThat(told(DOWNLOAD)).isBetween(policy(DOWNLOAD) + 1.5, 5.0);
        assertThat(told(DULL_DOWNLOAD)).isBetween(-0.3, policy(DULL_DOWNLOAD) - 0.9);
        assertThat(told(PRESS)).isCloseTo(0, within(0.4));
        assertThat(told(MEETING)).isBetween(2.5, 5.5);
        assertThat(probability(MEETING, DOWNLOAD)).isGreaterThan(0.8);
        assertThat(probability(DULL_DOWNLOAD, PRESS)).isLessThan(0.05);
    }

    /** Visits of every strength come from everywhere, strong ones from those with a project. */
    @Test
    void shouldFindWhichStrengthTells() {
        Strand weak = Strand.of("WEB_VISIT", "site", 0.4);
        Strand strong = Strand.of("WEB_VISIT", "site", 0.7);
        Map<Strand, double[]> shares = new LinkedHashMap<>();
        shares.put(MEETING, new double[] {0.5, 0.004});
        shares.put(REFERRAL, new double[] {0.4, 0.004});
        shares.put(weak, new double[] {0.3, 0.3});
        shares.put(strong, new double[] {0.5, 0.02});
        market(shares, 20_000);

        assertThat(told(strong)).isGreaterThan(policy(strong)).isGreaterThan(told(weak) + 1);
        assertThat(told(weak)).isLessThan(policy(weak));
    }

    @Test
    void shouldExpectMoreThanOneSignOfAProjectWhereProjectsShowMany() {
        Map<Strand, double[]> shares = new LinkedHashMap<>();
        for (Strand strand : List.of(MEETING, REFERRAL, DOWNLOAD, Strand.of("COMPARISON", "site", 0.7))) {
            shares.put(strand, new double[] {0.6, 0.05});
        }
        shares.put(PRESS, new double[] {0.3, 0.3});
        market(shares, 20_000);

        assertThat(probability(DOWNLOAD)).isLessThan(0.1);
        assertThat(probability(DOWNLOAD, REFERRAL, MEETING)).isGreaterThan(0.75);
        assertThat(lifts().trust()).isGreaterThan(0.9);
    }

    /** A fair where only buyers come, and a partner who names only buyers: with whom should they be compared? */
    @Test
    void shouldLeaveItToThePolicyWhereHardlyAnybodyButBuyersIsShown() {
        companies(200, MEETING, REFERRAL, DOWNLOAD);
        companies(200, MEETING, REFERRAL);
        companies(300, DOWNLOAD);

        assertThat(lifts().trust()).isZero();
    }

    @Test
    void shouldTakeThePolicyAtItsWordWhileLittleIsKnown() {
        companies(30, PRESS);
        companies(20, POSTS);
        companies(2, MEETING, PRESS);

        assertThat(told(MEETING)).isGreaterThan(policy(MEETING) - 0.5);
        assertThat(lifts().trust()).isLessThan(0.1);
    }

    /** Who is shown by nothing else is no market to compare with: they may all have come by a list of buyers. */
    @Test
    void shouldNotMistrustAFeedThatIsTheOnlyOne() {
        companies(5_000, MEETING);

        assertThat(lifts().trust()).isZero();
    }

    /** A register shows all companies; a meeting with a few of them is news, though nothing else confirms it. */
    @Test
    void shouldKeepWhatThePolicySaysOfEvidenceThatNothingElseCouldConfirm() {
        companies(10_000, PRESS);
        companies(10, MEETING);

        assertThat(told(MEETING)).isGreaterThan(0.7 * policy(MEETING));
    }

    /** Without evidence a company mustn't look better than with what shows everybody. */
    @Test
    void shouldNotTakeSilenceForASign() {
        companies(10_000, PRESS);
        companies(50, MEETING, REFERRAL);

        assertThat(probability()).isLessThanOrEqualTo(1 / (1 + Math.exp(-SCORING.bias())) + 1e-12);
    }

    /** What an epoch can hold is bounded, whatever kinds of evidence users think of. */
    @Test
    void shouldTellApartWhatShowsMostCompanies() {
        for (int kind = 0; kind < 700; kind++) {
            companies(1, Strand.of("KIND_" + kind, "feed", 0.7), MEETING);
        }
        companies(9, Strand.of("KIND_699", "feed", 0.7), REFERRAL);

        assertThat(lifts().all())
                .hasSize(500)
                .containsKey(Strand.of("KIND_699", "feed", 0.7))
                .containsKey(MEETING);
    }

    @Test
    void shouldExpectLittleOfWhatShowsHalfOfAllCompanies() {
        companies(500, PRESS);
        companies(500, PRESS, POSTS);
        companies(500, PRESS, MEETING);
        companies(500, PRESS, POSTS, MEETING);

        assertThat(told(MEETING)).isBetween(0.0, 1.5);
    }

    /** Of some companies everything is reported; that these reports come together tells of no project. */
    @Test
    void shouldNotTakeBusyCompaniesForBuyers() {
        companies(500, PRESS, POSTS);
        companies(100, PRESS, POSTS, Strand.of("FUNDING", "paper", 0.7), Strand.of("APPOINTMENT", "paper", 0.7));
        companies(60, MEETING, REFERRAL);

        assertThat(told(PRESS)).isLessThan(0.5);
        assertThat(told(POSTS)).isLessThan(0.5);
        assertThat(told(REFERRAL)).isGreaterThan(3);
    }

    @Test
    void shouldKnowNothingOfNobody() {
        assertThat(lifts().all()).isEmpty();
        companies(3);
        assertThat(lifts().all()).isEmpty();
    }

    /** No market makes a weight that can't be used. */
    @Test
    void shouldStayWithinBoundsWhateverThePanel() {
        Random random = new Random(3);
        List<Strand> all = List.of(MEETING, REFERRAL, DOWNLOAD, DULL_DOWNLOAD, PRESS, POSTS, Strand.of("?", "@", 0.7));
        for (int market = 0; market < 200; market++) {
            panel.clear();
            int rows = 1 + random.nextInt(40);
            for (int i = 0; i < rows; i++) {
                SortedSet<Strand> strands = new TreeSet<>();
                double share = random.nextDouble();
                all.stream().filter(strand -> random.nextDouble() < share).forEach(strands::add);
                panel.merge(strands, 1 + random.nextInt(1_000), Integer::sum);
            }
            Lifts lifts = lifts();
            assertThat(lifts.all().values()).allSatisfy(lift -> {
                assertThat(lift.weight()).isBetween(-25.0, 25.0);
                assertThat(lift.busy()).isBetween(-25.0, 25.0);
            });
            assertThat(lifts.base()).isBetween(-25.0 * 7, 0.2);
            assertThat(lifts.crowd()).isFinite();
            assertThat(lifts.trust()).isBetween(0.0, 1.0);
        }
    }
}
