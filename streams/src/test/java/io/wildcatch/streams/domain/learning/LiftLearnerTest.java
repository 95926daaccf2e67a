package io.wildcatch.streams.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    private static final double UNIT = 0.8;

    private static final Strand MEETING = new Strand("MEETING", "fair");
    private static final Strand REFERRAL = new Strand("REFERRAL", "partner");
    private static final Strand DOWNLOAD = new Strand("CONTENT_DOWNLOAD", "webinar");
    private static final Strand DULL_DOWNLOAD = new Strand("CONTENT_DOWNLOAD", "library");
    private static final Strand PRESS = new Strand("PRESS", "paper");
    private static final Strand POSTS = new Strand("JOB_POST", "board");

    private final TreeMap<SortedSet<Strand>, Integer> panel = new TreeMap<>(Strand.TOGETHER);

    private void companies(int number, Strand... strands) {
        panel.merge(new TreeSet<>(List.of(strands)), number, Integer::sum);
    }

    private double told(Strand strand) {
        Lifts.Lift lift = lifts().of(strand.kind(), strand.source());
        return lift == null
                ? 0
                : UNIT * (lift.weight() + SCORING.kind(strand.kind()).weight());
    }

    private Lifts lifts() {
        return new LiftLearner(SCORING, UNIT).lifts(panel);
    }

    /** Five in a hundred companies have a project; others are shown at random. */
    private void market(Map<Strand, double[]> shares, int companies) {
        Random random = new Random(7);
        for (int i = 0; i < companies; i++) {
            boolean project = random.nextDouble() < 0.05;
            SortedSet<Strand> strands = new TreeSet<>();
            shares.forEach((strand, share) -> {
                if (random.nextDouble() < share[project ? 0 : 1]) {
                    strands.add(strand);
                }
            });
            panel.merge(strands, 1, Integer::sum);
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

        // One step from the policy on, which takes both downloads for the same: on the way, and not beyond.
        double policy = UNIT * SCORING.kind("CONTENT_DOWNLOAD").weight();
        assertThat(told(DOWNLOAD)).isBetween(policy + 1, Math.log(0.5 / 0.01));
        assertThat(told(DULL_DOWNLOAD)).isBetween(0.0, policy - 0.9);
        assertThat(told(PRESS)).isCloseTo(0, within(0.4));
        assertThat(told(MEETING)).isBetween(3.0, Math.log(0.5 / 0.004));
    }

    @Test
    void shouldTakeThePolicyAtItsWordWhileLittleIsKnown() {
        companies(50);
        companies(1, MEETING);
        companies(1, PRESS);

        assertThat(told(MEETING)).isCloseTo(UNIT * SCORING.kind("MEETING").weight(), within(0.6));
        assertThat(told(PRESS)).isCloseTo(UNIT * SCORING.kind("PRESS").weight(), within(0.3));
    }

    /** Who is shown by nothing else is no market to compare with: they may all have come by a list of buyers. */
    @Test
    void shouldNotMistrustAFeedThatIsTheOnlyOne() {
        companies(5_000, MEETING);

        assertThat(told(MEETING)).isCloseTo(UNIT * SCORING.kind("MEETING").weight(), within(1e-9));
    }

    @Test
    void shouldExpectLittleOfWhatShowsHalfOfAllCompanies() {
        companies(500, MEETING);
        companies(500);

        assertThat(told(MEETING)).isBetween(0.0, 1.0);
    }

    /** Of some companies everything is reported; that these reports come together tells of no project. */
    @Test
    void shouldNotTakeBusyCompaniesForBuyers() {
        companies(5_000);
        companies(500, PRESS, POSTS);
        companies(100, PRESS, POSTS, new Strand("FUNDING", "paper"), new Strand("APPOINTMENT", "paper"));
        companies(60, MEETING, REFERRAL);

        assertThat(told(PRESS)).isLessThan(0.5);
        assertThat(told(POSTS)).isLessThan(0.5);
        assertThat(told(REFERRAL)).isGreaterThan(3);
    }

    @Test
    void shouldKnowNothingOfNobody() {
        assertThat(lifts().weights()).isEmpty();
        companies(3);
        assertThat(lifts().weights()).isEmpty();
    }

    /** No market makes a weight that can't be used. */
    @Test
    void shouldStayWithinBoundsWhateverThePanel() {
        Random random = new Random(3);
        List<Strand> all = List.of(MEETING, REFERRAL, DOWNLOAD, DULL_DOWNLOAD, PRESS, POSTS, new Strand("?", "@"));
        for (int market = 0; market < 200; market++) {
            panel.clear();
            int rows = 1 + random.nextInt(40);
            for (int i = 0; i < rows; i++) {
                SortedSet<Strand> strands = new TreeSet<>();
                double share = random.nextDouble();
                all.stream().filter(strand -> random.nextDouble() < share).forEach(strands::add);
                panel.merge(strands, 1 + random.nextInt(1_000), Integer::sum);
            }
            assertThat(lifts().weights().values())
                    .allSatisfy(weight -> assertThat(weight).isBetween(-20.0, 20.0));
        }
    }
}
