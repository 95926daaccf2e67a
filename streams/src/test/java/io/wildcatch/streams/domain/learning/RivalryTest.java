package io.wildcatch.streams.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.Exposure;
import io.wildcatch.streams.domain.Exposure.Glimpse;
import io.wildcatch.streams.domain.policy.LearningRules;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two beliefs, the one holds that has foretold the verdicts better. */
class RivalryTest {

    private static final long DAY = 86_400_000L;
    private static final long HALF_LIFE = 180 * DAY;
    private static final LearningRules RULES = Policy.defaults().learning();

    private static Rivalry after(Rivalry rivalry, double byEvidence, double byReport, long at) {
        return rivalry.foretold(Math.log(byEvidence), Math.log(byReport), at, HALF_LIFE);
    }

    @Test
    void shouldTakeEveryReportForTellingUntilThereIsAVerdict() {
        assertThat(Rivalry.NONE.byEvidence()).isFalse();
    }

    @Test
    void shouldGoByEvidenceWhenItForetoldBetterByThreeToOne() {
        assertThat(after(Rivalry.NONE, 0.87, 0.3, DAY).byEvidence())
                .as("2.9 to 1")
                .isFalse();
        assertThat(after(Rivalry.NONE, 0.93, 0.3, DAY).byEvidence())
                .as("3.1 to 1")
                .isTrue();
    }

    @Test
    void shouldMultiplyWhatOneVerdictAfterTheOtherSays() {
        Rivalry once = after(Rivalry.NONE, 0.8, 0.4, DAY);
        Rivalry twice = after(once, 0.8, 0.4, DAY);
        Rivalry contradicted = after(twice, 0.4, 0.8, DAY);

        assertThat(once.byEvidence()).as("2 to 1").isFalse();
        assertThat(twice.byEvidence()).as("4 to 1").isTrue();
        assertThat(contradicted.byEvidence()).as("2 to 1 again").isFalse();
        assertThat(contradicted.lead()).isCloseTo(once.lead(), within(1e-12));
    }

    @Test
    void shouldLearnNothingFromAVerdictThatBothForetoldAlike() {
        assertThat(after(new Rivalry(0.7, DAY), 0.4, 0.4, DAY).lead()).isEqualTo(0.7);
    }

    @Test
    void shouldForgetHalfOfItsLeadInOneHalfLife() {
        Rivalry clear = after(Rivalry.NONE, 0.8, 0.2, DAY);
        Rivalry later = after(clear, 0.5, 0.5, DAY + HALF_LIFE);

        assertThat(clear.byEvidence()).as("4 to 1").isTrue();
        assertThat(later.lead()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(later.byEvidence()).as("2 to 1").isFalse();
        assertThat(later.at()).isEqualTo(DAY + HALF_LIFE);
    }

    @Test
    void shouldNeitherFadeNorGoBackByALateVerdict() {
        Rivalry clear = after(Rivalry.NONE, 0.8, 0.2, 100 * DAY);
        Rivalry late = after(clear, 0.5, 0.5, 10 * DAY);

        assertThat(late).isEqualTo(clear);
    }

    /** Reports of which every other one hardly tells, in a market whose reaches are as declared. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindOutThatRivalsGoByEvidence(long seed) {
        assertThat(learn(seed, true).byEvidence()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindOutThatRivalsFollowUpEveryReport(long seed) {
        assertThat(learn(seed, false).byEvidence()).isFalse();
    }

    private static Rivalry learn(long seed, boolean byEvidence) {
        Random random = new Random(seed);
        SourceTerms paper = new SourceTerms("paper", "paper", "public", 5, 5, 2 * DAY);
        SourceTerms surge = new SourceTerms("surge", "surge", "syndicated", 8, 2, 2 * DAY);
        Map<String, ReachBelief> beliefs = new HashMap<>();
        ReachLearner learner =
                new ReachLearner(new ReachPriors(RULES), id -> beliefs.computeIfAbsent(id, name -> new ReachBelief()));
        Rivalry rivalry = Rivalry.NONE;
        for (int i = 0; i < 60; i++) {
            long at = (100 + i) * DAY;
            SourceTerms source = random.nextBoolean() ? paper : surge;
            double share = random.nextBoolean() ? 0.9 : 0.1;
            long since = at - 20 * DAY;
            Exposure exposure = new Exposure(source, since, List.of(new Glimpse(since, share)));
            boolean told = !byEvidence || random.nextDouble() < share;
            boolean present = false;
            for (int rival = 0; rival < 5 && told; rival++) {
                present |= random.nextDouble() < source.reach();
            }
            double byReport = learner.foretell(List.of(exposure.certain()), 5, present, at);
            double weighed = learner.observe(List.of(exposure), 5, present, at);
            rivalry = rivalry.foretold(weighed, byReport, at, RULES.halfLife().toMillis());
        }
        return rivalry;
    }
}
