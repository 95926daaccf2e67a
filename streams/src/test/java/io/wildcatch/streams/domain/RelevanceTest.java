package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.Policy.VisibilityRules;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rivals learn of a project from what belongs to it, not from all that is reported of a company. */
class RelevanceTest {

    private static final long DAY = 86_400_000L;
    private static final SourceTerms GAZETTE = new SourceTerms("gazette", "gazette", "public", 5, 5, DAY);

    private final Relevance relevance = new Relevance(
            Policy.defaults().scoring(), new VisibilityRules(1.0, Duration.ofHours(6), true, Duration.ofDays(45)));

    private static Sighting report(String kind, double strength, long at) {
        return new Sighting(
                kind + at, "gazette", kind, null, null, strength, at, at, 0, 0, List.of(), null, null, null, -1);
    }

    @Test
    void shouldTakeEveryReportForTellingUnlessAskedToWeighIt() {
        Relevance all = new Relevance(Policy.defaults());
        Sighting notice = report("LEGAL_NOTICE", 0.1, 0);

        assertThat(all.glimpses(List.of(notice, report("TENDER", 1, DAY)), 120 * DAY))
                .startsWith(new Exposure.Glimpse(0, 1));
        assertThat(all.of(notice)).isEqualTo(1);
    }

    @Test
    void shouldTakeACallForTendersForAProjectAndANoticeForNone() {
        assertThat(relevance.of(report("TENDER", 0.9, 0))).isGreaterThan(0.98);
        assertThat(relevance.of(report("LEGAL_NOTICE", 0.3, 0))).isLessThan(0.2);
        assertThat(relevance.of(report("PRESS", 0, 0))).isZero();
    }

    /** Notices at random, at a rate of 1 from anybody, and of 1 + m where there is a project. */
    @Test
    void shouldBeTheShareOfReportsThatTheProjectMade() {
        double weight = 1.2;
        double more = Math.expm1(weight);
        Random random = new Random(3);
        int ofProject = 0;
        int rounds = 200_000;
        for (int i = 0; i < rounds; i++) {
            ofProject += random.nextDouble() * (1 + more) < more ? 1 : 0;
        }
        assertThat(relevance.of(report("FUNDING", 1, 0))).isCloseTo(ofProject / (double) rounds, within(0.005));
    }

    @Test
    void shouldNotCountWhatWasShownLongBeforeTheProject() {
        Exposure fresh = exposure(report("TENDER", 1, 0), 5 * DAY);
        Exposure old = exposure(report("TENDER", 1, 0), 120 * DAY);

        assertThat(Gauge.of(List.of(fresh), 5).expectedRivals(5 * DAY)).isGreaterThan(2);
        assertThat(Gauge.of(List.of(old), 5).expectedRivals(120 * DAY)).isLessThan(0.05);
    }

    private Exposure exposure(Sighting report, long now) {
        return new Exposure(GAZETTE, report.observedAt(), relevance.glimpses(List.of(report), now));
    }

    /** Each glimpse is the first of the project with its share: worked out by going through all cases. */
    @Test
    void shouldExpectRivalsOverWhichReportWasTheFirstOfTheProject() {
        List<Sighting> reports = List.of(report("FUNDING", 1, 0), report("APPOINTMENT", 0.5, DAY));
        double first = relevance.of(reports.get(0));
        double second = relevance.of(reports.get(1));
        long now = 2 * DAY;
        double current = relevance.current(2 * DAY);
        double laterCurrent = relevance.current(DAY);

        Exposure exposure = new Exposure(GAZETTE, 0, relevance.glimpses(reports, now));

        double told = first * current * GAZETTE.pickedUp(2 * DAY)
                + (1 - first * current) * second * laterCurrent * GAZETTE.pickedUp(DAY);
        assertThat(Gauge.of(List.of(exposure), 4).expectedRivals(now)).isCloseTo(4 * 0.5 * told, within(1e-12));
    }
}
