package io.wildcatch.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each oracle is fed what it must not let through. */
class DecisionOraclesTest {

    private static final Instant END = Instant.parse("2026-01-31T00:00:00Z");

    private final List<Decision> decisions = List.of(
            decision("o-1", "a-1", "2026-01-05T10:00:00Z", null, "HELD"),
            decision("o-2", "a-2", "2026-01-05T11:00:00Z", null, "HUMAN"),
            decision("o-1", "a-1", "2026-01-06T10:00:00Z", "HELD", "HUMAN"),
            decision("o-1", "a-1", "2026-01-07T10:00:00Z", "HUMAN", "CONTESTED"));

    private final Replayed replayed = new Replayed(decisions, Set.of("a-1", "a-2"), END);

    @Test
    void shouldFindNothingWrongWithWhatHadToComeOut() {
        assertThat(Chains.judge(decisions).isVerified()).isTrue();
        assertThat(replayed.judge(decisions).isVerified()).isTrue();
        assertThat(Fates.judge(Map.of("used", 7L, "late", 1L), 8).isVerified()).isTrue();
    }

    @Test
    void shouldMissALostDecisionBetweenTwoOthers() {
        assertThat(Chains.judge(without(2))).asString().contains("o-1", "after HELD comes CONTESTED");
        assertThat(replayed.judge(without(2)).isVerified()).isFalse();
    }

    @Test
    void shouldMissTheLastDecision() {
        assertThat(replayed.judge(without(3))).asString().contains("o-1", "CONTESTED");
    }

    @Test
    void shouldMissAWholeOpportunity() {
        assertThat(replayed.judge(without(1))).asString().contains("o-2", "decision 1", "the pipeline nothing");
    }

    @Test
    void shouldNoticeADoubledDecision() {
        for (int i = 0; i < decisions.size(); i++) {
            List<Decision> doubled = new ArrayList<>(decisions);
            doubled.add(i, decisions.get(i));

            assertThat(Chains.judge(doubled).isVerified()).as("decision %d", i).isFalse();
            assertThat(replayed.judge(doubled).isVerified())
                    .as("decision %d", i)
                    .isFalse();
        }
    }

    @Test
    void shouldNoticeAnotherFactor() {
        List<Decision> other = new ArrayList<>(decisions);
        other.set(3, Decision.newBuilder(decisions.get(3)).setProbability(0.91).build());

        assertThat(Chains.judge(other).isVerified()).isTrue();
        assertThat(replayed.judge(other)).asString().contains("o-1, decision 3", "0.91");
    }

    @Test
    void shouldNoticeAnOpportunityThatTheReplayHasNot() {
        List<Decision> more = new ArrayList<>(decisions);
        more.add(decision("o-3", "a-2", "2026-01-08T10:00:00Z", null, "HUMAN"));

        assertThat(replayed.judge(more)).asString().contains("o-3", "replay says nothing");
    }

    @Test
    void shouldLeaveOpenWhatIsDecidedAfterTheLastSignal() {
        List<Decision> more = new ArrayList<>(decisions);
        more.add(decision("o-3", "a-2", "2026-02-01T00:00:00Z", null, "HUMAN"));

        assertThat(replayed.judge(more).isVerified()).isTrue();
    }

    @Test
    void shouldNotCompareCompaniesWhoseSignalsComeInAnotherOrder() {
        Replayed one = new Replayed(decisions, Set.of("a-2"), END);

        assertThat(one.judge(without(2)).isVerified()).isTrue();
        assertThat(one.judge(without(1)).isVerified()).isFalse();
    }

    @Test
    void shouldNoticeASignalWithoutAFateAndOneWithTwo() {
        assertThat(Fates.judge(Map.of("used", 7L), 8)).asString().contains("8 signals had 7 fates");
        assertThat(Fates.judge(Map.of("used", 7L, "late", 2L), 8)).asString().contains("8 signals had 9 fates");
    }

    private List<Decision> without(int index) {
        List<Decision> fewer = new ArrayList<>(decisions);
        fewer.remove(index);
        return fewer;
    }

    private static Decision decision(
            String opportunity, String account, String at, @Nullable String before, String lane) {
        String previous = before == null ? "null" : "\"" + before + "\"";
        try {
            return RecordJson.read(Decision.class, """
                    {"at":"%s","opportunityId":"%s","accountId":"%s","offering":"erp","lane":"%s","previousLane":%s,
                     "rule":"under-the-radar","probability":0.9,"expectedRivals":{"mean":0.1,"low":0,"high":1},
                     "winProbability":0.9,"expectedValue":1000,"exploration":false,"signals":["s-1"],"sources":["site"],
                     "duplicates":[],"buyingGroup":{"seen":1,"expected":7,"missingRoles":[]},"why":["because"]}
                    """.formatted(at, opportunity, account, lane, previous));
        } catch (InvalidRecordException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
