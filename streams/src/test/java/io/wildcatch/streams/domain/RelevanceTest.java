package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.Exposure.Glimpse;
import io.wildcatch.streams.domain.learning.Lifts;
import io.wildcatch.streams.domain.learning.Strand;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import io.wildcatch.streams.domain.policy.VisibilityRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rivals learn of a project from what belongs to it, not from all that is reported of a company. */
class RelevanceTest {

    private static final long DAY = 86_400_000L;
    private static final long START = 20_000 * DAY;
    private static final SourceTerms GAZETTE = new SourceTerms("gazette", "gazette", "public", 5, 5, DAY);

    private final Relevance every = new Relevance(Policy.defaults(), false);
    private final Relevance weighed = new Relevance(Policy.defaults(), true);
    private final Relevance evidenceAlone = following(0);

    /** @param everyReport with what probability rivals follow every report */
    private static Relevance following(double everyReport) {
        Policy policy = Policy.defaults();
        VisibilityRules rules = policy.visibility();
        return new Relevance(
                policy.scoring(),
                new VisibilityRules(
                        rules.limit(),
                        rules.minimumBlue(),
                        rules.byEvidence(),
                        rules.projectSpan(),
                        rules.crowding(),
                        everyReport),
                policy.routing().expiry(),
                true);
    }

    private static Sighting report(String kind, double strength, long at) {
        return new Sighting(
                kind + at, "gazette", kind, null, null, strength, at, at, 0, 0, List.of(), null, null, null, -1);
    }

    private static SourceTerms terms(String source) {
        return new SourceTerms(source, source, "public", 5, 5, DAY);
    }

    private List<Exposure> exposures(Account account, long at, Relevance relevance) {
        return account.moment(at).exposures(RelevanceTest::terms, relevance);
    }

    @Test
    void shouldTakeACallForTendersForAProjectAndANoticeAmongOthersForNone() {
        assertThat(weighed.of(report("TENDER", 0.9, 0), 1)).isGreaterThan(0.98);
        assertThat(weighed.of(report("TENDER", 0.9, 0), 3)).isGreaterThan(0.98);
        assertThat(weighed.of(report("LEGAL_NOTICE", 0.3, 0), 3)).isLessThan(0.02);
        assertThat(weighed.of(report("PRESS", 0, 0), 1)).isZero();
    }

    /** By hand: three quarters of what it comes with, and a quarter of 4·0.4; e^1.15 − 1 = 2.158 to one. */
    @Test
    void shouldGoByWhatAReportComesWithAsFarAsThatIsKnown() {
        Strand strong = Strand.of("PRESS", "gazette", 1);
        Strand weak = Strand.of("PRESS", "gazette", 0.4);
        Map<Strand, Lifts.Lift> lifts = Map.of(strong, new Lifts.Lift(strong, 1, 0), weak, new Lifts.Lift(weak, -4, 0));
        Relevance learnt = weighed.with(new Lifts(lifts, 0.75, 0, 0));

        assertThat(learnt.of(report("PRESS", 1, 0), 1)).isCloseTo(2.158 / 3.158, within(1e-4));
        assertThat(learnt.of(report("PRESS", 0.4, 0), 1))
                .as("a sign of no project")
                .isZero();
        assertThat(learnt.of(report("TENDER", 1, 0), 1)).isEqualTo(weighed.of(report("TENDER", 1, 0), 1));
    }

    /** By hand: e^(4·0.4) − 1 = 3.953 to one when it is the only one, and to 1 + 40 and 1 + 80 when there are others. */
    @Test
    void shouldTakeAHeadlineForAProjectWhereThereIsNoOther() {
        Sighting headline = report("PRESS", 1, 0);

        assertThat(weighed.of(headline, 1)).isCloseTo(3.953 / 4.953, within(1e-4));
        assertThat(weighed.of(headline, 2)).isCloseTo(3.953 / 44.953, within(1e-4));
        assertThat(weighed.of(headline, 3)).isCloseTo(3.953 / 84.953, within(1e-4));
        assertThat(weighed.of(headline, 0.4)).as("fewer than itself").isEqualTo(weighed.of(headline, 1));
    }

    /** Noise at random, at a rate of 1, and more of it where there are further reports; and m of a project. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.2, 2, 5})
    void shouldBeTheShareOfReportsThatTheProjectMade(double crowd) {
        double more = Math.expm1(4 * 1.2);
        double noise = 1 + 40 * (crowd - 1);
        Random random = new Random(3);
        int ofProject = 0;
        int rounds = 200_000;
        for (int i = 0; i < rounds; i++) {
            ofProject += random.nextDouble() * (noise + more) < more ? 1 : 0;
        }
        assertThat(weighed.of(report("FUNDING", 1, 0), crowd)).isCloseTo(ofProject / (double) rounds, within(0.005));
    }

    /** Ten headlines, two days apart, with a call for tenders among them or not. */
    @Test
    void shouldHearTheOneThatTellsThroughTheCrowd() {
        List<Sighting> headlines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            headlines.add(report("PRESS", 1, i * 2 * DAY));
        }
        Exposure crowd = new Exposure(GAZETTE, 0, evidenceAlone.glimpses(headlines, 18 * DAY));
        headlines.set(5, report("TENDER", 1, 10 * DAY));
        Exposure call = new Exposure(GAZETTE, 0, evidenceAlone.glimpses(headlines, 18 * DAY));

        assertThat(crowd.told()).as("of which one alone would tell").isLessThan(0.15);
        assertThat(call.told()).isGreaterThan(0.9);
        assertThat(call.glimpses())
                .filteredOn(glimpse -> glimpse.share() > 0.5)
                .extracting(Glimpse::at)
                .containsExactly(10 * DAY);
    }

    @Test
    void shouldNotCountWhatWasShownLongBeforeTheProject() {
        Exposure fresh = exposure(report("TENDER", 1, 0), 5 * DAY);
        Exposure old = exposure(report("TENDER", 1, 0), 120 * DAY);

        assertThat(Gauge.of(List.of(fresh), 5).expectedRivals(5 * DAY)).isGreaterThan(2);
        assertThat(Gauge.of(List.of(old), 5).expectedRivals(120 * DAY)).isLessThan(0.05);
        assertThat(weighed.current(30 * DAY)).as("after one span").isCloseTo(Math.exp(-1), within(1e-12));
    }

    /** A notice that says nothing: rivals who follow every report know of it from the first one on, the others don't. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 1})
    void shouldCountWhatRivalsFollowWhateverItSays(double everyReport) {
        List<Sighting> nothing = List.of(report("PRESS", 0, 0), report("PRESS", 0, 3 * DAY));

        List<Glimpse> glimpses = following(everyReport).glimpses(nothing, 3 * DAY);

        double current = Math.exp(-Math.pow(3 / 30.0, 2));
        Exposure exposure = new Exposure(GAZETTE, 0, glimpses);
        double pickedUp = current * GAZETTE.pickedUp(4 * DAY) + (1 - current) * GAZETTE.pickedUp(DAY);
        assertThat(exposure.told()).isCloseTo(everyReport, within(0.005));
        assertThat(exposure.pickedUp(4 * DAY)).isCloseTo(everyReport * pickedUp, within(0.005));
    }

    private Exposure exposure(Sighting report, long now) {
        return new Exposure(GAZETTE, report.observedAt(), weighed.glimpses(List.of(report), now));
    }

    /** Each glimpse is the first of the project with its share: worked out by going through all cases. */
    @Test
    void shouldExpectRivalsOverWhichReportWasTheFirstOfTheProject() {
        List<Sighting> reports = List.of(report("FUNDING", 1, 0), report("APPOINTMENT", 0.5, DAY));
        long now = 2 * DAY;
        double current = Math.exp(-Math.pow(2 / 30.0, 2));
        double laterCurrent = Math.exp(-Math.pow(1 / 30.0, 2));
        double first = weighed.of(reports.get(0), current + laterCurrent);
        double second = weighed.of(reports.get(1), current + laterCurrent);

        Exposure exposure = new Exposure(GAZETTE, 0, evidenceAlone.glimpses(reports, now));

        double told = first * current * GAZETTE.pickedUp(2 * DAY)
                + (1 - first * current) * second * laterCurrent * GAZETTE.pickedUp(DAY);
        assertThat(Gauge.of(List.of(exposure), 4).expectedRivals(now)).isCloseTo(4 * 0.5 * told, within(1e-12));
    }

    @Test
    void shouldTakeTheFirstReportOfASourceForTellingUnlessAskedToWeighIt() {
        Account account = new Account("acme.fr")
                .signal(START, "erp", "gazette", "LEGAL_NOTICE", null)
                .signal(START + DAY, "erp", "gazette", "LEGAL_NOTICE", null)
                .signal(START + 2 * DAY, "erp", "gazette", "LEGAL_NOTICE", null);

        assertThat(exposures(account, START + 2 * DAY, every))
                .containsExactly(new Exposure(GAZETTE, START, List.of(new Glimpse(START, 1))));
        assertThat(exposures(account, START + 2 * DAY, weighed))
                .singleElement()
                .satisfies(exposure -> assertThat(exposure.told()).isBetween(0.26, 0.4));
    }

    @Test
    void shouldForgetInEitherModeWhatWasShownLongerThanAnExpiryBeforeTheNewest() {
        Account account = new Account("acme.fr")
                .signal(START, "erp", "gazette", "TENDER", null)
                .signal(START + 30 * DAY, "erp", "press", "PRESS", null);
        long within = START + 45 * DAY;
        account.signal(within, "erp", "crm", "MEETING", null);

        assertThat(sources(account, within, every)).containsExactlyInAnyOrder("gazette", "press", "crm");
        assertThat(sources(account, within, weighed)).contains("gazette");

        long beyond = within + 1;
        account.signal(beyond, "erp", "crm", "MEETING", null);

        assertThat(sources(account, beyond, every)).containsExactlyInAnyOrder("press", "crm");
        assertThat(sources(account, beyond, weighed)).containsExactlyInAnyOrder("press", "crm");
    }

    /** What it showed lately still tells, from when that was shown. */
    @Test
    void shouldExposeASourceFromTheFirstReportThatIsNotTooOld() {
        Account account = new Account("acme.fr")
                .signal(START, "erp", "gazette", "TENDER", null)
                .signal(START + 20 * DAY, "erp", "gazette", "TENDER", null)
                .signal(START + 50 * DAY, "erp", "crm", "MEETING", null);

        for (Relevance relevance : List.of(every, weighed)) {
            assertThat(exposures(account, START + 50 * DAY, relevance))
                    .filteredOn(exposure -> exposure.source().id().equals("gazette"))
                    .extracting(Exposure::since)
                    .containsExactly(START + 20 * DAY);
        }
    }

    /** Between reports nothing but time moves what rivals know. */
    @Test
    void shouldNotForgetByTimeAlone() {
        Account account = new Account("acme.fr").signal(START, "erp", "gazette", "TENDER", null);

        for (Relevance relevance : List.of(every, weighed)) {
            List<Exposure> first = exposures(account, START, relevance);
            assertThat(exposures(account, START + 40 * DAY, relevance)).isEqualTo(first);
        }
    }

    @Test
    void shouldTellTheSameInWhateverOrderReportsArrive() {
        Account inOrder = new Account("acme.fr")
                .signal(START, "erp", "gazette", "FUNDING", null)
                .signal(START + DAY, "erp", "press", "PRESS", null)
                .signal(START + 2 * DAY, "erp", "gazette", "APPOINTMENT", null);
        Account outOfOrder = new Account("acme.fr")
                .signal(START + 2 * DAY, "erp", "gazette", "APPOINTMENT", null)
                .signal(START, "erp", "gazette", "FUNDING", null)
                .signal(START + DAY, "erp", "press", "PRESS", null);

        for (Relevance relevance : List.of(every, weighed)) {
            assertThat(exposures(outOfOrder, START + 2 * DAY, relevance))
                    .isEqualTo(exposures(inOrder, START + 2 * DAY, relevance));
        }
    }

    private List<String> sources(Account account, long at, Relevance relevance) {
        return exposures(account, at, relevance).stream()
                .map(exposure -> exposure.source().id())
                .toList();
    }
}
