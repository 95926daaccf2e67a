package io.wildcatch.streams.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.Exposure;
import io.wildcatch.streams.domain.policy.LearningRules;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts drawn from markets whose reaches are known teach these reaches. */
class ReachLearnerTest {

    private static final LearningRules RULES = Policy.defaults().learning();
    private static final double DAY = 86_400_000;
    private static final int RIVALS = 5;

    private static final List<SourceTerms> SOURCES = List.of(
            source("site", 1, 99),
            source("partner", 1, 9),
            source("insider", 1, 9),
            source("surge", 8, 2),
            source("gazette", 5, 5),
            source("unread", 5, 5));
    private static final Map<String, Double> TRUTH =
            Map.of("site", 0.01, "partner", 0.1, "insider", 0.7, "surge", 0.8, "gazette", 0.4, "unread", 0.02);

    private static SourceTerms source(String id, double alpha, double beta) {
        return new SourceTerms(id, id, "test", alpha, beta, 2 * DAY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldCorrectPriorsThatAreWrongAndKeepThoseThatAreRight(long seed) {
        Map<String, ReachBelief> beliefs = learn(seed, 400);

        double error = 0;
        for (SourceTerms source : SOURCES) {
            double learnt = new ReachPriors(RULES)
                    .posterior(source, beliefs.get(source.id()))
                    .mean();
            error += Math.abs(learnt - TRUTH.get(source.id()));
        }

        assertThat(error / SOURCES.size()).isLessThan(0.10);
        assertThat(posterior("insider", beliefs).mean()).isGreaterThan(0.45);
        assertThat(posterior("unread", beliefs).mean()).isLessThan(0.15);
    }

    @Test
    void shouldHoldTheTrueReachInMostOfItsIntervals() {
        int held = 0;
        int all = 0;
        for (long seed = 1; seed <= 40; seed++) {
            Map<String, ReachBelief> beliefs = learn(seed, 250);
            for (String id : List.of("insider", "surge", "gazette", "unread", "partner")) {
                ReachPosterior posterior = posterior(id, beliefs);
                double truth = TRUTH.get(id);
                ReachPosterior.Interval interval = posterior.interval();
                held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
                all++;
            }
        }
        assertThat((double) held / all).isBetween(0.80, 0.99);
    }

    /** Nobody else reads one's own site: the likeliest reach is none, which an interval mustn't leave out. */
    @Test
    void shouldLetAnIntervalBeginAtNothingWhereNothingIsLikelier() {
        ReachPriors priors = new ReachPriors(RULES);
        ReachPosterior own =
                priors.posterior(new SourceTerms("site", "site", "first-party", 1, 99, DAY), new ReachBelief());
        ReachPosterior gazette = posterior("gazette", learn(1, 400));

        assertThat(own.interval().low()).isZero();
        assertThat(own.interval().high()).isEqualTo(own.quantile(0.9));
        assertThat(gazette.interval().low()).isEqualTo(gazette.quantile(0.05));
        assertThat(gazette.interval().high()).isEqualTo(gazette.quantile(0.95));
    }

    @Test
    void shouldBelieveTheDeclarationUntilThereIsAVerdict() {
        for (SourceTerms source : SOURCES) {
            ReachPosterior posterior = new ReachPriors(RULES).posterior(source, new ReachBelief());
            assertThat(posterior.mean()).isCloseTo(source.reach(), within(0.002));
        }
    }

    @Test
    void shouldNotBlameTheSiteForRivalsThatOneVerdictFoundOutOfNowhere() {
        Map<String, ReachBelief> beliefs = new HashMap<>();
        ReachLearner learner =
                new ReachLearner(new ReachPriors(RULES), id -> beliefs.computeIfAbsent(id, name -> new ReachBelief()));

        learner.observe(List.of(new Exposure(SOURCES.get(0), 0)), RIVALS, true, (long) (30 * DAY));

        assertThat(posterior("site", beliefs).mean()).isLessThan(0.1);
    }

    @Test
    void shouldForetellAVerdictWithoutLearningFromIt() {
        Map<String, ReachBelief> beliefs = learn(1, 50);
        ReachLearner learner =
                new ReachLearner(new ReachPriors(RULES), id -> beliefs.computeIfAbsent(id, name -> new ReachBelief()));
        long at = (long) (120 * DAY);
        List<Exposure> exposures = List.of(
                new Exposure(SOURCES.get(2), (long) (110 * DAY)), new Exposure(SOURCES.get(4), (long) (115 * DAY)));

        double present = learner.foretell(exposures, RIVALS, true, at);
        double absent = learner.foretell(exposures, RIVALS, false, at);

        assertThat(Math.exp(present) + Math.exp(absent)).isCloseTo(1, within(1e-12));
        assertThat(learner.foretell(exposures, RIVALS, true, at)).isEqualTo(present);
        assertThat(learner.observe(exposures, RIVALS, true, at)).isEqualTo(present);
        assertThat(learner.foretell(exposures, RIVALS, true, at))
                .as("having seen one")
                .isGreaterThan(present);
    }

    /** By hand: (1 − 0.02)·E[(1 − r)^5] + 0.02·(1 − that), where a Beta(5, 5) is doubted by 0.3. */
    @Test
    void shouldForetellByWhatIsDeclaredBeforeThereIsAVerdict() {
        ReachLearner learner = new ReachLearner(new ReachPriors(RULES), id -> new ReachBelief());
        Exposure gazette = new Exposure(SOURCES.get(4), 0);

        double foretold = Math.exp(learner.foretell(List.of(gazette), RIVALS, false, (long) (1_000 * DAY)));

        double declared = moment(5, 5);
        double doubtful = moment(0.5, 0.5);
        double elsewhere = 0.7 * moment(1, 49) + 0.3 * moment(0.02, 0.98);
        double quiet = (0.7 * declared + 0.3 * doubtful) * elsewhere;
        assertThat(foretold).isCloseTo(0.02 + 0.96 * quiet, within(0.005));
    }

    /** E[(1 − r)^5] of a Beta distribution. */
    private static double moment(double alpha, double beta) {
        double moment = 1;
        for (int i = 0; i < RIVALS; i++) {
            moment *= (beta + i) / (alpha + beta + i);
        }
        return moment;
    }

    /** A declaration that is doubted more, in favour of what is worth one observation, gives way sooner. */
    @Test
    void shouldLetAFewVerdictsOverturnADeclarationThatIsPlainlyWrong() {
        Map<String, ReachBelief> beliefs = new HashMap<>();
        ReachLearner learner =
                new ReachLearner(new ReachPriors(RULES), id -> beliefs.computeIfAbsent(id, name -> new ReachBelief()));
        for (int i = 0; i < 6; i++) {
            learner.observe(List.of(new Exposure(SOURCES.get(5), 0)), RIVALS, false, (long) (30 * DAY));
        }
        assertThat(posterior("unread", beliefs).mean()).isLessThan(0.1);
    }

    @Test
    void shouldForgetHalfOfWhatItLearntInOneHalfLife() {
        Map<String, ReachBelief> beliefs = learn(1, 100);
        ReachBelief insider = beliefs.get("insider");
        double before = insider.observations();

        insider.fade(
                insider.fadedTo() + RULES.halfLife().toMillis(),
                RULES.halfLife().toMillis());

        assertThat(insider.observations()).isCloseTo(before / 2, within(1e-9));
    }

    @Test
    void shouldRaiseTheReachOfASourceWhoseEventsAreSeenElsewhere() {
        Map<String, ReachBelief> beliefs = new HashMap<>();
        ReachLearner learner =
                new ReachLearner(new ReachPriors(RULES), id -> beliefs.computeIfAbsent(id, name -> new ReachBelief()));
        for (int i = 0; i < 30; i++) {
            learner.overlap("partner", SOURCES.get(3), DAY / 10, i);
        }
        assertThat(posterior("partner", beliefs).mean()).isGreaterThan(0.15);
    }

    private static ReachPosterior posterior(String id, Map<String, ReachBelief> beliefs) {
        SourceTerms source =
                SOURCES.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return new ReachPriors(RULES).posterior(source, beliefs.getOrDefault(id, new ReachBelief()));
    }

    private static Map<String, ReachBelief> learn(long seed, int verdicts) {
        Random random = new Random(seed);
        Map<String, ReachBelief> beliefs = new HashMap<>();
        SOURCES.forEach(source -> beliefs.put(source.id(), new ReachBelief()));
        ReachLearner learner =
                new ReachLearner(new ReachPriors(RULES), id -> beliefs.computeIfAbsent(id, name -> new ReachBelief()));
        for (int i = 0; i < verdicts; i++) {
            long at = (long) ((100 + i * 0.1) * DAY);
            List<Exposure> exposures = new ArrayList<>();
            for (SourceTerms source : SOURCES) {
                if (random.nextInt(5) < 2) {
                    exposures.add(new Exposure(source, at - (long) (random.nextDouble() * 20 * DAY)));
                }
            }
            learner.observe(exposures, RIVALS, rivalsCame(exposures, at, random), at);
        }
        return beliefs;
    }

    private static boolean rivalsCame(List<Exposure> exposures, long at, Random random) {
        boolean came = false;
        for (Exposure exposure : exposures) {
            double knows = TRUTH.get(exposure.source().id()) * exposure.source().pickedUp(at - exposure.since());
            for (int rival = 0; rival < RIVALS; rival++) {
                came |= random.nextDouble() < knows;
            }
        }
        return came;
    }
}
