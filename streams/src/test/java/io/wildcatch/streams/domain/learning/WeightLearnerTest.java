package io.wildcatch.streams.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.learning.WeightLearner.Lesson;
import io.wildcatch.streams.domain.policy.LearningRules;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Outcomes correct the policy's weights, the more the less is known of them. */
class WeightLearnerTest {

    private static final LearningRules RULES = Policy.defaults().learning();
    private static final long DAY = 86_400_000L;

    private static List<Feature> features(double meetings, double posts) {
        return List.of(
                new Feature(Feature.BIAS, 1, -3),
                new Feature("kind:MEETING", meetings, 4.8),
                new Feature("kind:JOB_POST", posts, 4.0));
    }

    private static Lesson lesson(List<Feature> features, @Nullable Boolean buying, long at) {
        return new Lesson(at, features, buying);
    }

    @Test
    void shouldDoubtTheWholePolicyAfterAFewVerdictsAgainstIt() {
        WeightLearner learner = new WeightLearner(RULES, Lifts.NONE);
        for (int i = 0; i < 10; i++) {
            learner.learn(lesson(features(1, 0), i < 2, i * DAY));
        }

        Weights learnt = new Weights(1, learner.corrections(), learner.jointShare(), 0, Lifts.NONE, false);

        assertThat(learner.probability(features(1, 0))).isBetween(0.2, 0.5);
        assertThat(learnt.of("kind:TENDER", 5.5))
                .as("a kind of which no verdict was")
                .isLessThan(5.5);
    }

    @Test
    void shouldNotBeOverturnedByOneVerdictThatMayErr() {
        List<Feature> sure = List.of(new Feature(Feature.BIAS, 1, -3), new Feature("kind:HAND_RAISE", 1, 9));
        WeightLearner learner = new WeightLearner(RULES, Lifts.NONE);

        learner.learn(lesson(sure, false, DAY));

        assertThat(learner.probability(sure)).isGreaterThan(0.4);
    }

    @Test
    void shouldFindTheSameWeightsWhateverTheOrderOfLessons() {
        WeightLearner forwards = new WeightLearner(RULES, Lifts.NONE);
        WeightLearner backwards = new WeightLearner(RULES, Lifts.NONE);
        for (int i = 0; i < 30; i++) {
            forwards.learn(lesson(features(i % 2, i % 3), i % 5 == 0, i * DAY));
            backwards.learn(lesson(features((29 - i) % 2, (29 - i) % 3), (29 - i) % 5 == 0, (29 - i) * DAY));
        }
        forwards.corrections()
                .forEach((name, learnt) ->
                        assertThat(backwards.corrections().get(name).mean()).isCloseTo(learnt.mean(), within(1e-6)));
    }

    /**
     * Equal lessons x take k·v_i·v_j·x_i·x_j from the prior covariance, v being the prior variances (Sherman and Morrison):
     * what they take from the bias gives k, and k the rest.
     */
    @Test
    void shouldKnowThatSumsAreBetterKnownThanTheirParts() {
        WeightLearner learner = new WeightLearner(RULES, Lifts.NONE);
        assertThat(learner.jointShare()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            learner.learn(lesson(features(1, 0), i % 4 != 0, DAY));
        }

        double[] values = {1, 1, 4.8};
        double[] prior = {1, Math.pow(0.3 + 0.25 * 4.8, 2), 0.25 * 0.25};
        double k = 1 - learner.corrections().get(Feature.BIAS).variance();
        double sum = 0;
        double apart = 0;
        for (int i = 0; i < values.length; i++) {
            double share = values[i] * values[i] * prior[i];
            sum += share;
            apart += share - k * share * share;
        }
        assertThat(learner.jointShare())
                .isCloseTo((sum - k * sum * sum) / apart, within(1e-6))
                .isLessThan(0.6);
    }

    @Test
    void shouldStartFromThePolicy() {
        assertThat(new WeightLearner(RULES, Lifts.NONE).probability(features(1, 0)))
                .isCloseTo(1 / (1 + Math.exp(-1.8)), within(1e-12));
    }

    @Test
    void shouldLearnThatOneKindMeansLessThanThePolicySays() {
        Random random = new Random(7);
        WeightLearner learner = new WeightLearner(RULES, Lifts.NONE);
        for (int i = 0; i < 400; i++) {
            boolean met = random.nextBoolean();
            double truth = met ? 0.85 : 0.25;
            learner.learn(
                    lesson(features(met ? 1 : 0, met ? 0 : 1), random.nextDouble() < truth, 100 * DAY + i * DAY / 10));
        }
        assertThat(learner.probability(features(1, 0))).isCloseTo(0.85, within(0.08));
        assertThat(learner.probability(features(0, 1))).isCloseTo(0.25, within(0.10));
    }

    @Test
    void shouldTakeAnEndWithoutAVerdictForADoubtNotForANo() {
        WeightLearner silent = new WeightLearner(RULES, Lifts.NONE);
        WeightLearner refused = new WeightLearner(RULES, Lifts.NONE);
        silent.learn(lesson(features(1, 0), null, DAY));
        refused.learn(lesson(features(1, 0), false, DAY));

        double before = new WeightLearner(RULES, Lifts.NONE).probability(features(1, 0));

        assertThat(silent.probability(features(1, 0))).isLessThan(before);
        assertThat(refused.probability(features(1, 0))).isLessThan(silent.probability(features(1, 0)));
    }

    @Test
    void shouldComeBackTowardsThePolicyWhenNothingIsLearntForLong() {
        WeightLearner learner = new WeightLearner(RULES, Lifts.NONE);
        for (int i = 0; i < 50; i++) {
            learner.learn(lesson(features(1, 0), false, DAY));
        }
        Map<String, Weights.Correction> learnt = learner.corrections();

        learner.learn(lesson(features(0, 0), false, DAY + 3 * RULES.halfLife().toMillis()));

        double then = learner.corrections().get("kind:MEETING").mean();
        assertThat(then).isNegative().isGreaterThan(learnt.get("kind:MEETING").mean());
    }
}
