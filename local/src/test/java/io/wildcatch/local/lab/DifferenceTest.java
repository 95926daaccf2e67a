package io.wildcatch.local.lab;

import static io.wildcatch.local.lab.Made.decision;
import static io.wildcatch.local.lab.Made.rivals;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @RepeatedTest(20)
    void shouldFindNothingBetweenAReplayAndItself(RepetitionInfo repetition) {
        List<Decision> decisions = anyDecisions(new Random(repetition.getCurrentRepetition()));

        Difference difference = Difference.between(decisions, decisions);

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.movers()).isEmpty();
        assertThat(difference.same())
                .isEqualTo(decisions.stream()
                        .map(Decision::getOpportunityId)
                        .distinct()
                        .count());
    }

    @Test
    void shouldNameTheFactorThatMovedMost() {
        Difference difference = Difference.between(
                List.of(decision("a", 1, Lane.HUMAN)
                        .setExpectedRivals(rivals(0.4, 0, 1))
                        .build()),
                List.of(decision("a", 1, Lane.CONTESTED)
                        .setExpectedRivals(rivals(1.6, 0, 3))
                        .setWinProbability(0.6)
                        .setProbability(0.88)
                        .setRule("contested")
                        .build()));

        Change change = difference.changes().get(0);
        assertThat(change.from()).isEqualTo("HUMAN");
        assertThat(change.to()).isEqualTo("CONTESTED");
        assertThat(change.mover()).isEqualTo("rivals");
        assertThat(change.details()).startsWith("rivals 0.40 -> 1.60").contains("rule under-the-radar -> contested");
        assertThat(difference.lanes()).containsExactly(new Difference.Flow("HUMAN", "CONTESTED", 1));
    }

    @Test
    void shouldBlameTheRuleWhenNoNumberMoved() {
        Difference difference = Difference.between(
                List.of(decision("a", 1, Lane.HUMAN).build()),
                List.of(decision("a", 1, Lane.SUPPRESSED)
                        .setRule("consent")
                        .setPolicyVersion("p-2")
                        .build()));

        assertThat(difference.changes().get(0).mover()).isEqualTo("rule");
        assertThat(difference.changes().get(0).details())
                .containsExactly("rule under-the-radar -> consent", "policy p-1 -> p-2");
    }

    /** With another limit the same numbers lead elsewhere, whether the policy bears another version or not. */
    @Test
    void shouldBlameThePolicyWhenOnlyItsLimitsDiffer() {
        Difference difference = Difference.between(
                List.of(decision("a", 1, Lane.HELD)
                        .setRule("ripening")
                        .setProbability(0.0801)
                        .setExpectedValue(0.0801 * 10_000)
                        .build()),
                List.of(decision("a", 1, Lane.CONTESTED)
                        .setRule("contested")
                        .setProbability(0.0820)
                        .setExpectedValue(0.0820 * 10_000)
                        .build()));

        assertThat(difference.changes().get(0).mover()).isEqualTo("policy");
        assertThat(difference.changes().get(0).details()).containsExactly("rule ripening -> contested");
    }

    @Test
    void shouldCompareWhereTheWaysPartThoughBothGoOnAtTheSameMoment() {
        Difference difference = Difference.between(
                List.of(
                        decision("a", 1, Lane.HELD).setRule("ripening").build(),
                        decision("a", 1, Lane.CLOSED).setRule("verdict").build()),
                List.of(
                        decision("a", 1, Lane.CONTESTED).setRule("contested").build(),
                        decision("a", 1, Lane.CLOSED).setRule("verdict").build()));

        assertThat(difference.changes().get(0).mover()).isEqualTo("policy");
        assertThat(difference.changes().get(0).details()).containsExactly("rule ripening -> contested");
    }

    @Test
    void shouldBlameThePolicyWhenOneAloneDecidesByTheSameNumbers() {
        Difference difference = Difference.between(
                List.of(decision("a", 1, Lane.HELD).setProbability(0.7).build()),
                List.of(
                        decision("a", 1, Lane.HELD).setProbability(0.7).build(),
                        decision("a", 5, Lane.HUMAN).setProbability(0.7).build()));

        assertThat(difference.changes().get(0).mover()).isEqualTo("policy");
    }

    @Test
    void shouldTellByTheLanesWhatKeptOneBackThatTheOtherLetGo() {
        Difference difference = Difference.between(
                List.of(
                        decision("a", 1, Lane.HELD).setProbability(0.3).build(),
                        decision("a", 5, Lane.HUMAN).build()),
                List.of(
                        decision("a", 1, Lane.HELD).setProbability(0.3).build(),
                        decision("a", 46, Lane.EXPIRED).setProbability(0.1).build()));

        Change change = difference.changes().get(0);
        assertThat(change.mover()).isEqualTo("probability");
        assertThat(change.at()).isEqualTo("2026-01-06T00:00:00Z");
        assertThat(change.details().get(0)).startsWith("only a decides: HUMAN");
        assertThat(change.details().get(1)).startsWith("the other stays HELD");
    }

    @Test
    void shouldTellAnotherSellerFromAnotherLane() {
        Difference difference = Difference.between(
                List.of(decision("a", 1, Lane.HUMAN).setSellerId("s-1").build()),
                List.of(decision("a", 1, Lane.HUMAN).setSellerId("s-2").build()));

        Change change = difference.changes().get(0);
        assertThat(change.mover()).isEqualTo("seller");
        assertThat(change.ofLane()).isFalse();
        assertThat(change.details()).containsExactly("s-1 -> s-2");
    }

    @Test
    void shouldPairOpportunitiesWhoseEpisodeBeganAtAnotherMoment() {
        Difference difference = Difference.between(
                List.of(decision("a", 1, Lane.HUMAN).build()),
                List.of(
                        decision("a", 2, Lane.HUMAN).setOpportunityId("other").build(),
                        decision("b", 3, Lane.CONTESTED).build()));

        assertThat(difference.same()).isEqualTo(1);
        assertThat(difference.changes()).singleElement().satisfies(change -> {
            assertThat(change.accountId()).isEqualTo("b");
            assertThat(change.mover()).isEqualTo("presence");
            assertThat(change.from()).isEqualTo("NONE");
        });
    }

    private static List<Decision> anyDecisions(Random random) {
        List<Decision> decisions = new ArrayList<>();
        Lane[] lanes = Lane.values();
        for (int i = 0; i < 200; i++) {
            decisions.add(decision("a" + random.nextInt(30), i, lanes[random.nextInt(lanes.length)])
                    .setProbability(random.nextDouble())
                    .setSellerId(random.nextBoolean() ? "s-" + random.nextInt(3) : null)
                    .build());
        }
        return decisions;
    }
}
