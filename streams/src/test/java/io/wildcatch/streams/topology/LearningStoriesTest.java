package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Lift;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Reach;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.ScoringWeights;
import io.wildcatch.event.Signal;
import io.wildcatch.event.SourceClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verdicts on some companies say of others, through the whole topology with its real stores. */
class LearningStoriesTest extends Stories {

    private static final Duration EPOCH = Duration.ofSeconds(3);

    private static final List<String> TITLES =
            List.of("Transfer of the seat to Lyon", "Accounts of 2024 handed in", "Mrs Roux joins the board");

    /** E[R] after three notices, five days from the first: 5 · 0.5 · (1 − e^(−5/2)), by formula 3. */
    private static final double EVERY_REPORT = 5 * 0.5 * (1 - Math.exp(-2.5));

    /** Three entries in a register, which mean little, and a customer who asks for a call. */
    private Decision asked(String domain, Duration from) {
        notices(domain, from);
        market.send(signal(domain, "crm", "HAND_RAISE", from.plus(DAY.multipliedBy(5)), at(domain)));
        List<Decision> decisions = market.decisions();
        return decisions.get(decisions.size() - 1);
    }

    private void notices(String domain, Duration from) {
        for (int i = 0; i < 3; i++) {
            int number = i;
            market.send(signal(domain + i, "gazette", "LEGAL_NOTICE", from.plus(HOUR.multipliedBy(i)), notice -> {
                at(domain).accept(notice);
                notice.setStrength(0.3);
                notice.setTitle(TITLES.get(number));
            }));
        }
    }

    private static Consumer<Signal> at(String domain) {
        return of(domain, null, null, null);
    }

    /** A seller's word on whether rivals were there, and nothing else. */
    private void verdict(String domain, RivalPresence rivals, Duration after) {
        market.verdict("domain:" + domain, Outcome.OPEN, rivals, after);
    }

    @Test
    void shouldExpectRivalsByFormula3BeforeAnyVerdict() {
        Decision decision = asked("acme.fr", Duration.ZERO);

        assertThat(decision.getLane()).isEqualTo(Lane.CONTESTED);
        assertThat(decision.getExpectedRivals().getMean()).isCloseTo(EVERY_REPORT, within(1e-12));
        assertThat(decision.getEpoch()).isZero();
    }

    @Test
    void shouldGoByEvidenceOnceVerdictsSaySo() {
        asked("before.fr", Duration.ZERO);
        notices("quiet.fr", Duration.ZERO);
        verdict("quiet.fr", RivalPresence.ABSENT, DAY.multipliedBy(10));
        market.passWallClock(EPOCH);

        ScoringWeights weights = last(market.weights());
        assertThat(weights.getByEvidence()).isTrue();

        Decision decision = asked("after.fr", DAY.multipliedBy(20));

        assertThat(decision.getEpoch()).isEqualTo(weights.getEpoch());
        assertThat(decision.getLane()).isEqualTo(Lane.HUMAN);
        // Odds of e^(4 · 0.4 · 0.41) − 1 = 0.93 to 1 + 40 · 2, about, for each of three: 0.03 of the rivals of before,
        // and a
        // quarter of those that follow every report.
        assertThat(decision.getExpectedRivals().getMean()).isBetween(0.25 * EVERY_REPORT, 0.3 * EVERY_REPORT);
    }

    @Test
    void shouldGoOnByEveryReportWhenVerdictsSaySo() {
        notices("loud.fr", Duration.ZERO);
        verdict("loud.fr", RivalPresence.PRESENT, DAY.multipliedBy(10));
        market.passWallClock(EPOCH);

        assertThat(last(market.weights()).getByEvidence()).isFalse();
        assertThat(asked("after.fr", DAY.multipliedBy(20)).getExpectedRivals().getMean())
                .isGreaterThan(0.9 * EVERY_REPORT);
    }

    private double observations(String source) {
        return new Lessons(market.store(StoreNames.LESSONS)).belief(source).observations();
    }

    @Test
    void shouldLearnOnceFromAVerdictThatIsToldAgain() {
        notices("quiet.fr", Duration.ZERO);
        verdict("quiet.fr", RivalPresence.ABSENT, DAY.multipliedBy(10));
        double once = observations("gazette");
        verdict("quiet.fr", RivalPresence.ABSENT, DAY.multipliedBy(10));

        assertThat(once).isPositive();
        assertThat(observations("gazette")).isEqualTo(once);

        verdict("quiet.fr", RivalPresence.PRESENT, DAY.multipliedBy(11));
        assertThat(observations("gazette")).isGreaterThan(once);
    }

    /** What was reported before a verdict may come after it; then it is told again. */
    @Test
    void shouldLearnFromAVerdictOnceWhatItIsAboutHasComeIn() {
        market.send(signal("visit", "site", "WEB_VISIT", DAY.multipliedBy(11), at("quiet.fr")));
        verdict("quiet.fr", RivalPresence.ABSENT, DAY.multipliedBy(10));
        assertThat(observations("gazette")).isZero();

        notices("quiet.fr", DAY.multipliedBy(5));
        verdict("quiet.fr", RivalPresence.ABSENT, DAY.multipliedBy(10));
        assertThat(observations("gazette")).isPositive();
    }

    /** Verdicts that contradict the ones before win back what they lost. */
    @Test
    void shouldGoBackToEveryReportWhenLaterVerdictsSaySo() {
        notices("quiet.fr", Duration.ZERO);
        verdict("quiet.fr", RivalPresence.ABSENT, DAY.multipliedBy(10));
        for (String domain : List.of("loud.fr", "louder.fr")) {
            notices(domain, Duration.ZERO);
            verdict(domain, RivalPresence.PRESENT, DAY.multipliedBy(10));
        }
        market.passWallClock(EPOCH);

        assertThat(last(market.weights()).getByEvidence()).isFalse();
    }

    @Test
    void shouldDoAsThePolicySaysWhateverWasLearnt() {
        market.policy("version: always\nvisibility:\n  byEvidence: always\n");
        assertThat(asked("always.fr", Duration.ZERO).getExpectedRivals().getMean())
                .isLessThan(0.3 * EVERY_REPORT);

        notices("quiet.fr", Duration.ZERO);
        verdict("quiet.fr", RivalPresence.ABSENT, DAY.multipliedBy(10));
        market.passWallClock(EPOCH);
        assertThat(last(market.weights()).getByEvidence()).isTrue();

        market.policy("version: never\nvisibility:\n  byEvidence: never\n");
        assertThat(asked("never.fr", DAY.multipliedBy(20)).getExpectedRivals().getMean())
                .isGreaterThan(0.9 * EVERY_REPORT);
    }

    /** The first company is doubted most; and not at all where nothing is to be learnt. */
    @Test
    void shouldDoubtLessTheMoreVerdictsThereAre() {
        Decision first = asked("first.fr", Duration.ZERO);
        for (int i = 0; i < 20; i++) {
            asked("c" + i + ".fr", Duration.ZERO);
            market.verdict("domain:c" + i + ".fr", Outcome.WON, DAY.multipliedBy(10));
        }
        market.passWallClock(EPOCH);
        market.decisions();
        Decision later = asked("later.fr", DAY.multipliedBy(20));

        assertThat(later.getDeviation()).isBetween(0.1, 0.9 * first.getDeviation());
        assertThat(later.getProbability()).isGreaterThan(first.getProbability());

        market.policy("version: sure\nlearning:\n  enabled: false\n");
        assertThat(asked("sure.fr", DAY.multipliedBy(21)).getDeviation()).isZero();
    }

    /** Nobody has said who bought: a kind that comes with hand-raises here tells more than the same of another source. */
    @Test
    void shouldLearnWithoutVerdictsWhatEvidenceComesWith() {
        for (int i = 0; i < 400; i++) {
            String domain = "c" + i + ".fr";
            market.send(signal(domain + "v", "site", "WEB_VISIT", Duration.ofMinutes(i), at(domain)));
            if (i % 10 == 0) {
                Duration then = Duration.ofMinutes(i + 1);
                market.send(signal(domain + "d", "webinar", "CONTENT_DOWNLOAD", then, at(domain)));
                market.send(signal(domain + "h", "crm", "HAND_RAISE", then, at(domain)));
            } else if (i % 10 == 1) {
                market.send(signal(domain + "l", "library", "CONTENT_DOWNLOAD", Duration.ofMinutes(i), at(domain)));
            }
        }
        // What shows companies is counted, and waits for the end of the epoch, which is when the next day begins.
        market.send(signal("x", "site", "WEB_VISIT", DAY.multipliedBy(2), at("next.fr")));
        ScoringWeights weights = last(market.weights());
        Map<String, Double> lifts =
                weights.getLifts().stream().collect(Collectors.toMap(Lift::getSource, Lift::getWeight));
        market.decisions();
        market.send(signal("y", "webinar", "CONTENT_DOWNLOAD", DAY.multipliedBy(3), at("new.fr")));
        Decision decision = last(market.decisions());

        assertThat(lifts.get("webinar")).isPositive().isGreaterThan(lifts.get("library") + 0.5);
        assertThat(decision.getFactors()).anySatisfy(factor -> {
            assertThat(factor.getName()).isEqualTo("lift:CONTENT_DOWNLOAD@webinar:0.8");
            assertThat(factor.getWeight()).isEqualTo(weights.getLiftTrust() * lifts.get("webinar"));
        });
        assertThat(decision.getWhy())
                .anyMatch(
                        why -> why.startsWith(
                                "CONTENT_DOWNLOAD of strength 0.8 or more from webinar, by how rare it is here and what it comes with, adds "));
    }

    /** In a call for tenders of half strength: 5.5 · 0.6225 − 3 in log-odds, 0.604, below the floor of a lead. */
    private void likely(String domain) {
        market.send(signal(domain, "gazette", "TENDER", Duration.ZERO, signal -> {
            at(domain).accept(signal);
            signal.setStrength(0.5);
        }));
    }

    private MarketCoverage all() {
        market.passWallClock(EPOCH);
        return last(market.coverage().stream()
                .filter(row -> row.getSegment().equals("all"))
                .toList());
    }

    @Test
    void shouldCountWhoIsLikelyToBuyThoughItIsNoLead() {
        for (String domain : List.of("a.fr", "b.fr", "c.fr", "d.fr", "e.fr")) {
            likely(domain);
        }
        assertThat(market.decisions()).extracting(Decision::getLane).containsOnly(Lane.HELD);

        // 5 · 0.604 = 3.02 by what is believed of each
        assertThat(all().getObserved()).isEqualTo(3);
    }

    @Test
    void shouldNotCountWhoRatherDoesNotBuy() {
        likely("a.fr");
        for (int i = 0; i < 8; i++) {
            market.send(signal("job" + i, "board", "JOB_POST", Duration.ZERO, at("hires" + i + ".fr")));
        }

        // 0.604 alone; with 0.12 of each of the others it would be 1.56.
        assertThat(all().getObserved()).isEqualTo(1);
    }

    /** What it was counted by when it first was likely, though more is known by now and a further family has shown it. */
    @Test
    void shouldKeepCountingBuyersByWhatMadeThemLikely() {
        List<String> domains = List.of("a.fr", "b.fr", "c.fr", "d.fr", "e.fr");
        domains.forEach(this::likely);
        for (String domain : domains) {
            market.send(signal(domain, "crm", "HAND_RAISE", HOUR, at(domain)));
        }
        assertThat(market.decisions()).extracting(Decision::getLane).contains(Lane.HUMAN);

        // By what is believed by now it would be 5 · 0.99; what comes together lets one thing alone tell a little less.
        assertThat(all().getObserved()).isBetween(2L, 3L);
    }

    @Test
    void shouldCountABuyerWhomAVerdictFoundForWhole() {
        for (String domain : List.of("a.fr", "b.fr", "c.fr", "d.fr", "e.fr")) {
            likely(domain);
            market.verdict("domain:" + domain, Outcome.WON, DAY);
        }

        assertThat(all().getObserved()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"1e-320, 1e-320", "1, 1e300", "1e-6, 1e-6", "1e-6, 1e9", "1e9, 1e-6", "1e9, 1e9"})
    void shouldGoOnLearningWhateverReachIsDeclared(double alpha, double beta) {
        market.source("odd", SourceClass.SYNDICATED, new Reach(alpha, beta));
        market.send(signal("a", "odd", "TENDER", Duration.ZERO), signal("b", "crm", "HAND_RAISE", HOUR));
        verdict("acme.fr", RivalPresence.PRESENT, DAY);
        market.passWallClock(EPOCH);
        market.send(signal("c", "odd", "HAND_RAISE", DAY.multipliedBy(2)));

        assertThat(market.weights()).isNotEmpty();
        assertThat(market.rejected()).isEmpty();
        assertThat(market.decisions()).isNotEmpty().allSatisfy(decision -> {
            assertThat(decision.getExpectedRivals().getMean()).isBetween(0.0, 5.0);
            assertThat(decision.getExpectedRivals().getLow()).isBetween(0.0, 5.0);
            assertThat(decision.getExpectedRivals().getHigh()).isBetween(0.0, 5.0);
        });
    }

    /** In the order of time as text, whatever digits the machine's language writes. */
    @Test
    void shouldKeepLessonsUnderTheSameKeysInAnyLanguage() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO));
            market.verdict("domain:acme.fr", Outcome.WON, DAY);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }

        assertThat(lessonKeys()).singleElement().asString().matches("lesson\0[0-9]{19}\0acme.fr\0erp");
    }

    private List<String> lessonKeys() {
        List<String> keys = new ArrayList<>();
        KeyValueStore<String, byte[]> lessons = market.store(StoreNames.LESSONS);
        try (KeyValueIterator<String, byte[]> rows = lessons.all()) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        keys.removeIf(key -> !key.startsWith("lesson"));
        return keys;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
