package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.Case.Cause;
import io.wildcatch.streams.domain.learning.Feature;
import io.wildcatch.streams.domain.learning.Lifts;
import io.wildcatch.streams.domain.learning.Strand;
import io.wildcatch.streams.domain.learning.WeightLearner;
import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Volume is no evidence, and people are. */
class ScorerTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long START = 20_000 * DAY;
    private static final Policy POLICY = Policy.defaults();
    private static final OfferingTerms OFFERING = POLICY.defaultOffering();

    private final Scorer scorer = new Scorer(POLICY);

    /** What is told of one company. */
    private final class Told {
        private final Ledger ledger = new Ledger("acme.fr");
        private final Docket docket =
                new Docket(POLICY, id -> OFFERING, matter -> matter.gauged(Gauge.of(List.of(), 0)), matter -> {});
        private int reports;

        Told by(String source, String kind, double strength, long at) {
            return by(source, kind, strength, at, null);
        }

        Told by(String source, String kind, double strength, long at, String email) {
            SeenPerson person = email == null ? null : SeenPerson.of(email, null, null);
            long key = person == null ? 0 : person.key();
            docket.observe(
                    ledger,
                    Dossier.NONE,
                    new Sighting(
                            "r" + reports,
                            source,
                            kind,
                            "erp",
                            null,
                            strength,
                            at,
                            at,
                            key,
                            0,
                            List.of(),
                            TextSketch.of(text(reports++)),
                            null,
                            null,
                            0),
                    person);
            return this;
        }

        /** Each report is about something else. */
        private String text(int number) {
            Random words = new Random(number);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                text.append(Long.toString(words.nextLong(), 36)).append(' ');
            }
            return text.toString();
        }

        Score score(long at) {
            return score(at, Weights.NONE);
        }

        Score score(long at, Weights learnt) {
            return scorer.score(matter(at), learnt);
        }

        /** What is remembered of it, to be held against a verdict. */
        List<Feature> lesson(long at) {
            return scorer.lesson(matter(at), Weights.NONE)
                    .features(POLICY.scoring().bias());
        }

        private Case matter(long at) {
            Pursuit pursuit = ledger.pursuit("erp");
            return new Case(POLICY, ledger, pursuit, Dossier.NONE, OFFERING, at, Cause.INPUT, false);
        }
    }

    private static double logOdds(Score score) {
        return Math.log(score.probability() / (1 - score.probability()));
    }

    /** Against the integral that it stands for, by the trapezoid rule over six deviations. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1.4, 0.5", "2, 2", "4.5, 2.5", "-3, 1.5"})
    void shouldAverageTheProbabilityOverWhatLogOddsMayBe(double logOdds, double deviation) {
        double sum = 0;
        double mass = 0;
        for (double z = -6; z <= 6; z += 0.001) {
            double density = Math.exp(-z * z / 2);
            sum += density / (1 + Math.exp(-logOdds - deviation * z));
            mass += density;
        }
        assertThat(Score.logistic(logOdds, deviation)).isCloseTo(sum / mass, within(0.02));
        assertThat(Score.logistic(logOdds, 0)).isEqualTo(Score.logistic(logOdds));
    }

    /** By hand: the bias is uncertain by 1, a call for tenders by 0.3 + 0.25 · 5.5, all weights together by a quarter. */
    @Test
    void shouldDoubtThePolicyAsLongAsNoVerdictHasTold() {
        Told tender = new Told().by("site", "TENDER", 1, START);
        double deviation = Math.sqrt(1 + 1.675 * 1.675 + 0.25 * 0.25 * 5.5 * 5.5);

        assertThat(tender.score(START, Weights.NONE).deviation()).isZero();
        assertThat(tender.score(START, Weights.UNTAUGHT).deviation()).isCloseTo(deviation, within(1e-12));
        assertThat(logOdds(tender.score(START, Weights.UNTAUGHT)))
                .isCloseTo(2.5 / Math.sqrt(1 + Math.PI / 8 * deviation * deviation), within(1e-9));
    }

    private static Weights lifted(double jointShare, Map<String, Weights.Correction> corrections) {
        Strand tender = Strand.of("TENDER", "site", 1);
        Map<Strand, Lifts.Lift> lifts = Map.of(tender, new Lifts.Lift(tender, 7, 1));
        return new Weights(1, corrections, jointShare, 0, new Lifts(lifts, 0.75, -1, -2), false);
    }

    /** By hand: a quarter of 5.5 by the policy, three quarters of −1 + 7 − ln(1 + e^(1 − 2)) by what it comes with. */
    @Test
    void shouldTellAsMuchAsWhatAKindOfOneSourceComesWith() {
        Score lifted = new Told().by("site", "TENDER", 1, START).score(START, lifted(0, Map.of()));
        Score other = new Told().by("board", "TENDER", 1, START).score(START, lifted(0, Map.of()));

        assertThat(logOdds(lifted))
                .isCloseTo(-3 + 0.25 * 5.5 + 0.75 * (-1 + 7 - Math.log1p(Math.exp(-1))), within(1e-9));
        // Nobody knows yet what it comes with from there: the policy's weight counts whole.
        assertThat(logOdds(other)).isCloseTo(-3 + 5.5 + 0.75 * (-1 - Math.log1p(Math.exp(-2))), within(1e-9));
        assertThat(lifted.factors())
                .extracting(Score.Factor::name)
                .containsExactly("lift:TENDER@site:0.8", "kind:TENDER", "lift:busy", "lift:rest");
    }

    /** By hand: after 30 days e^−1 of what it comes with is left; its own weight fades by its half-life. */
    @Test
    void shouldBelieveInWhatItComesWithForAsLongAsAProjectLasts() {
        Score lifted = new Told().by("site", "TENDER", 1, START).score(START + 30 * DAY, lifted(0, Map.of()));
        double left = Math.exp(-1);

        assertThat(lifted.factors())
                .filteredOn(factor -> factor.name().equals("lift:TENDER@site:0.8"))
                .singleElement()
                .satisfies(factor -> assertThat(factor.value()).isCloseTo(left, within(1e-12)));
        assertThat(lifted.factors())
                .filteredOn(factor -> factor.name().equals("lift:busy"))
                .singleElement()
                .satisfies(
                        factor -> assertThat(factor.value()).isCloseTo(-Math.log1p(Math.exp(left - 2)), within(1e-12)));
    }

    /** Verdicts must be held against what decisions are made of, also where something is known of one source alone. */
    @Test
    void shouldRememberWhatWasBelieved() {
        Weights learnt = lifted(0, Map.of());
        Told told = new Told().by("site", "TENDER", 1, START).by("board", "MEETING", 0.6, START);
        WeightLearner learner = new WeightLearner(POLICY.learning(), learnt.lifts());

        for (long at : List.of(START, START + 20 * DAY)) {
            assertThat(learner.probability(told.lesson(at)))
                    .isCloseTo(told.score(at, learnt).probability(), within(1e-12));
        }
    }

    @Test
    void shouldGoByTheStrongestReportOfASource() {
        Told told = new Told()
                .by("site", "TENDER", 0.3, START)
                .by("site", "TENDER", 0.9, START)
                .by("site", "TENDER", 0.4, START);

        assertThat(told.score(START, lifted(0, Map.of())).factors())
                .extracting(Score.Factor::name)
                .contains("lift:TENDER@site:0.8")
                .doesNotContain("lift:TENDER@site:0.0", "lift:TENDER@site:0.35");
    }

    /** Verdicts that say that lifts count half take half of them; until they do, lifts are doubted as a whole. */
    @Test
    void shouldHaveVerdictsCorrectAllLiftsTogether() {
        Map<String, Weights.Correction> half = Map.of(Feature.LIFTS, new Weights.Correction(-0.5, 0.01));
        Told tender = new Told().by("site", "TENDER", 1, START);
        double sum = 0.75 * (-1 + 7 - Math.log1p(Math.exp(-1)));
        double policy = 0.25 * 5.5;
        double doubt = 1 + Math.pow(0.3 + 0.25 * policy, 2) + 0.25 * 0.25 * policy * policy;

        assertThat(logOdds(tender.score(START, lifted(0, half)))).isCloseTo(-3 + policy + sum / 2, within(1e-9));
        // Once anything was corrected the source counts as a feature, too, with a doubt of 0.35.
        assertThat(tender.score(START, lifted(1, half)).deviation())
                .isCloseTo(Math.sqrt(doubt + 0.35 * 0.35 + 0.01 * sum * sum), within(1e-9));
        assertThat(tender.score(START, lifted(1, Map.of())).deviation())
                .isCloseTo(Math.sqrt(doubt + 0.35 * 0.35 * sum * sum), within(1e-9));
    }

    @Test
    void shouldCountASwarmOfPostsAsTheStrongestOfThem() {
        Told one = new Told().by("board", "JOB_POST", 0.8, START);
        Told swarm = new Told();
        for (int i = 0; i < 25; i++) {
            swarm.by("board", "JOB_POST", i == 12 ? 0.8 : 0.5, START);
        }

        assertThat(swarm.score(START).probability()).isEqualTo(one.score(START).probability());
        // −3 + 1.0 · (1 − e^(−0.8)) / (1 − e^(−1)), by hand
        assertThat(logOdds(swarm.score(START))).isCloseTo(-3 + 0.87115, within(1e-4));
    }

    /** A swarm beside another source's report, where the cap for one voice doesn't hold. */
    @Test
    void shouldCountASwarmOnceThoughAnotherSourceHasShownTheCompany() {
        Told one = new Told().by("site", "COMPARISON", 1, START).by("board", "JOB_POST", 1, START);
        Told swarm = new Told().by("site", "COMPARISON", 1, START);
        for (int i = 0; i < 25; i++) {
            swarm.by("board", "JOB_POST", 1, START);
        }

        assertThat(swarm.score(START).probability()).isEqualTo(one.score(START).probability());
    }

    /** Each at its age: a strong report of long ago says less than a weak one of today. */
    @Test
    void shouldCountTheReportThatIsStrongestByNow() {
        Told both = new Told().by("board", "JOB_POST", 1, START).by("board", "JOB_POST", 0.6, START + 21 * DAY);
        Told fresh = new Told().by("board", "JOB_POST", 0.6, START + 21 * DAY);

        assertThat(both.score(START + 21 * DAY).probability())
                .isCloseTo(fresh.score(START + 21 * DAY).probability(), within(1e-12));
    }

    @Test
    void shouldAddUpWhatSeveralSourcesAndKindsSay() {
        Told board = new Told().by("board", "JOB_POST", 1, START);
        Told boards = new Told().by("board", "JOB_POST", 1, START).by("careers", "JOB_POST", 1, START);
        Told kinds = new Told().by("board", "JOB_POST", 1, START).by("board", "FUNDING", 1, START);

        assertThat(boards.score(START).probability())
                .isGreaterThan(board.score(START).probability());
        assertThat(logOdds(kinds.score(START))).isCloseTo(logOdds(board.score(START)) + 1.2, within(1e-9));
    }

    @Test
    void shouldAddUpVisitsOfPeople() {
        Told one = new Told().by("site", "WEB_VISIT", 1, START, "a.roux@acme.fr");
        Told two = new Told()
                .by("site", "WEB_VISIT", 1, START, "a.roux@acme.fr")
                .by("site", "WEB_VISIT", 1, START, "b.blanc@acme.fr");
        Told nobody = new Told().by("site", "WEB_VISIT", 1, START).by("site", "WEB_VISIT", 1, START);

        // 1.6 · (1 − e^(−2)) / (1 − e^(−1)) and 0.5 for a second person, by hand
        assertThat(logOdds(two.score(START))).isCloseTo(-3 + 1.6 * 1.36788 + 0.5, within(1e-4));
        assertThat(logOdds(one.score(START))).isCloseTo(-3 + 1.6, within(1e-9));
        assertThat(nobody.score(START).probability()).isEqualTo(one.score(START).probability());
    }

    /** What a person does adds to what is told of nobody, whichever came first. */
    @Test
    void shouldAddAVisitWithANameToThoseWithout() {
        Told anonymous = new Told().by("site", "WEB_VISIT", 1, START).by("crm", "MEETING", 1, START);
        Told named = new Told()
                .by("site", "WEB_VISIT", 1, START)
                .by("crm", "MEETING", 1, START)
                .by("site", "WEB_VISIT", 1, START, "a.roux@acme.fr");

        assertThat(named.score(START).probability())
                .isGreaterThan(anonymous.score(START).probability());
    }

    /** Whatever a company is known by, nothing that is told besides makes it less likely to buy. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNeverBelieveLessByAFurtherReport(long seed) {
        Random random = new Random(seed);
        List<String> sources = List.of("site", "board", "paper");
        List<String> kinds = List.of("JOB_POST", "PRESS", "WEB_VISIT", "FUNDING");
        Told told = new Told();
        long at = START;
        for (int i = 0; i < 60; i++) {
            at += random.nextInt(12) * HOUR;
            double before = i == 0 ? 0 : told.score(at).probability();
            told.by(
                    sources.get(random.nextInt(sources.size())),
                    kinds.get(random.nextInt(kinds.size())),
                    0.05 + 0.95 * random.nextDouble(),
                    at,
                    random.nextInt(4) == 0 ? "p" + random.nextInt(3) + "@acme.fr" : null);
            assertThat(told.score(at).probability()).isGreaterThanOrEqualTo(before - 1e-12);
        }
    }
}
