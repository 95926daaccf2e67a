package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same reports give the same final state, in whatever order they arrive within the allowed lateness. */
class DocketOrderTest {

    private static final long DAY = 86_400_000L;
    private static final long START = 20_000 * DAY;
    private static final Policy POLICY = Policy.defaults();
    private static final Map<String, SourceTerms> SOURCES = Map.of(
            "site", terms("site", 1, 99),
            "crm", terms("crm", 1, 99),
            "surge", terms("surge", 8, 2),
            "press", terms("press", 5, 5));
    private static final String PAPER = "paper";
    private static final List<SeenPerson> PEOPLE =
            List.of(new SeenPerson(11, "a@acme.fr", null, "CFO"), new SeenPerson(12, "b@acme.fr", null, "CTO"));
    private static final List<String> KINDS =
            List.of("WEB_VISIT", "TOPIC_SURGE", "PRESS", "MEETING", "COMPARISON", "HAND_RAISE", "NEW_KIND");

    /** What arrives, and when. */
    private record Arrival(long at, Act act) {

        static Arrival of(Sighting report, SeenPerson person) {
            return new Arrival(
                    report.observedAt(), (docket, ledger) -> docket.observe(ledger, Dossier.NONE, report, person));
        }

        static Arrival of(Touch touch) {
            return new Arrival(touch.at(), (docket, ledger) -> docket.touch(ledger, Dossier.NONE, touch));
        }

        static Arrival verdict(long at, String offering) {
            return new Arrival(at, (docket, ledger) -> docket.close(ledger, Dossier.NONE, at, offering));
        }

        Arrival delayedBy(long delay) {
            return new Arrival(at + delay, act);
        }
    }

    @FunctionalInterface
    private interface Act {
        Fate take(Docket docket, Ledger ledger);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldEndInTheSameStateInAnyOrderWithinTheLateness(long seed) {
        Random random = new Random(seed);
        List<Arrival> history = reports(random, seed % 2 == 0);

        Map<String, String> inOrder = finalState(history);

        for (int round = 0; round < 20; round++) {
            assertThat(finalState(delayed(history, random))).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldEndInTheSameStateInAnyOrderOfReportsAndTouches(long seed) {
        Random random = new Random(seed);
        List<Arrival> history = touched(random, seed % 2 == 0);

        Map<String, String> inOrder = finalState(history);

        for (int round = 0; round < 20; round++) {
            assertThat(finalState(delayed(history, random))).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldEndInTheSameStateInAnyOrderOfReportsTouchesAndVerdicts(long seed) {
        Random random = new Random(seed);
        List<Arrival> history = judged(random, seed % 2 == 0);

        Map<String, String> inOrder = finalState(history);

        for (int round = 0; round < 20; round++) {
            assertThat(finalState(delayed(history, random))).isEqualTo(inOrder);
        }
    }

    @Test
    void shouldDecideSomethingInThoseTests() {
        Map<String, Long> lanes = new TreeMap<>();
        Map<String, Long> judged = new TreeMap<>();
        for (long seed = 1; seed <= 16; seed++) {
            count(lanes, finalState(reports(new Random(seed), seed % 2 == 0)));
            count(lanes, finalState(touched(new Random(seed), seed % 2 == 0)));
            count(judged, finalState(judged(new Random(seed), seed % 2 == 0)));
        }
        assertThat(judged).containsKeys("HUMAN", "CONTESTED", "SUPPRESSED");
        assertThat(lanes).containsKeys("HUMAN", "CONTESTED", "AUTOMATION", "SUPPRESSED");
    }

    private static void count(Map<String, Long> lanes, Map<String, String> states) {
        states.values().forEach(state -> lanes.merge(state.split(" ", -1)[1], 1L, Long::sum));
    }

    /** Each arrives up to six days after it was shown. */
    private static List<Arrival> delayed(List<Arrival> history, Random random) {
        return history.stream()
                .map(arrival -> arrival.delayedBy(random.nextInt(3) == 0 ? (long) (random.nextDouble() * 6 * DAY) : 0))
                .sorted(Comparator.comparingLong(Arrival::at))
                .toList();
    }

    private static Map<String, String> finalState(List<Arrival> history) {
        Ledger ledger = new Ledger("acme.fr");
        Stages stages = new Stages();
        for (Arrival arrival : history) {
            assertThat(arrival.act().take(stages.docket, ledger)).isNotEqualTo(Fate.LATE);
        }
        stages.docket.advance(ledger, Dossier.NONE, START + 40 * DAY);
        Map<String, String> state = new TreeMap<>();
        ledger.pursuits().forEach((offering, pursuit) -> {
            Pursuit.Published told = pursuit.published();
            if (told == null) {
                assertThat(pursuit.isOpen()).isFalse();
                return;
            }
            // What only a wrong order opened has been closed again; in the right order it never was.
            if (told.lane() != Lane.CLOSED) {
                Transition current = pursuit.current();
                assertThat(current).isNotNull();
                assertThat(told.lane()).isEqualTo(current.lane());
                state.put(offering, told.opportunityId() + " " + told.lane() + " " + current.at());
            }
        });
        return state;
    }

    private static List<Arrival> touched(Random random, boolean loud) {
        List<Arrival> history = new ArrayList<>(reports(random, loud));
        for (int i = 0; i < 12; i++) {
            // Some fall on the very moment of a report, or of each other.
            long at = random.nextInt(6) == 0
                    ? history.get(random.nextInt(history.size())).at()
                    : START + (long) (random.nextDouble() * 38 * DAY);
            String person = random.nextInt(4) == 0
                    ? null
                    : PEOPLE.get(random.nextInt(2)).id();
            history.add(Arrival.of(new Touch(at, random.nextInt(5) == 0, person, "EMAIL", "automation")));
        }
        history.sort(Comparator.comparingLong(Arrival::at));
        return history;
    }

    private static List<Arrival> judged(Random random, boolean loud) {
        List<Arrival> history = new ArrayList<>(touched(random, loud));
        for (int i = 0; i < 5; i++) {
            Arrival verdict = Arrival.verdict(
                    START + (long) (random.nextDouble() * 25 * DAY),
                    random.nextInt(3) == 0 ? null : random.nextInt(2) == 0 ? PAPER : "erp");
            history.add(verdict);
            if (random.nextInt(3) == 0) {
                // Connectors tell some of them again.
                history.add(verdict.delayedBy((long) (random.nextDouble() * DAY)));
            }
        }
        history.sort(Comparator.comparingLong(Arrival::at));
        return history;
    }

    private static List<Arrival> reports(Random random, boolean loud) {
        List<Arrival> reports = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long observed = START + (long) (random.nextDouble() * 25 * DAY);
            SeenPerson person = random.nextInt(3) == 0 ? null : PEOPLE.get(random.nextInt(2));
            Sighting report = report(
                    "s" + i,
                    source(random, loud),
                    KINDS.get(Math.min(random.nextInt(9), 6) % KINDS.size()),
                    random.nextInt(3) == 0 ? null : random.nextInt(3) == 0 ? PAPER : "erp",
                    observed,
                    person);
            reports.add(Arrival.of(report, person));
        }
        reports.sort(Comparator.comparingLong(Arrival::at));
        return reports;
    }

    /** Quiet markets are shown by the press only now and then, late in the story. */
    private static String source(Random random, boolean loud) {
        List<String> sources = loud ? List.of("site", "crm", "surge", "press") : List.of("site", "crm");
        return random.nextInt(90) == 0 ? "press" : sources.get(random.nextInt(sources.size()));
    }

    private static Sighting report(String id, String source, String kind, String offering, long observed) {
        return report(id, source, kind, offering, observed, null);
    }

    private static Sighting report(
            String id, String source, String kind, String offering, long observed, SeenPerson person) {
        long key = person == null ? 0 : person.key();
        return new Sighting(
                id, source, kind, offering, null, 0.8, observed, observed, key, 0, List.of(), null, null, null, 0);
    }

    private static SourceTerms terms(String id, double alpha, double beta) {
        return new SourceTerms(id, id, "test", alpha, beta, 2.0 * DAY);
    }

    @Test
    void shouldCallLateWhatIsReportedBeyondTheLateness() {
        Ledger ledger = new Ledger("acme.fr");
        Docket docket = new Stages().docket;
        Duration lateness = POLICY.collapse().lateness();
        docket.observe(ledger, Dossier.NONE, report("now", "site", "WEB_VISIT", "erp", START + 30 * DAY), null);

        Sighting atTheEdge = report("edge", "site", "MEETING", "erp", START + 30 * DAY - lateness.toMillis());
        Sighting beyond = report("late", "site", "MEETING", "erp", START + 30 * DAY - lateness.toMillis() - 1);

        assertThat(docket.observe(ledger, Dossier.NONE, atTheEdge, null)).isEqualTo(Fate.USED);
        assertThat(docket.observe(ledger, Dossier.NONE, beyond, null)).isEqualTo(Fate.LATE);
    }

    /** The stages one after the other, as the topology has them. */
    private static final class Stages {
        private final Scorer scorer = new Scorer(POLICY);
        private final Router router = new Router(POLICY);
        private final Briefing briefing = new Briefing(POLICY, Holidays.NONE);
        final Docket docket = new Docket(POLICY, Stages::offering, this::decide, this::tell);

        private static OfferingTerms offering(String id) {
            return id.equals(PAPER) ? new OfferingTerms(PAPER, 300, 600, 1_200, 5) : POLICY.defaultOffering();
        }

        private void decide(Case matter) {
            matter.gauged(Gauge.of(matter.exposures(SOURCES::get, new Relevance(Policy.defaults(), false)), 5));
            matter.scored(scorer.score(matter));
            router.route(matter);
            if (!matter.rehearsal() && matter.cause() != Case.Cause.REVIEW) {
                tell(matter);
            }
        }

        private void tell(Case matter) {
            for (Decision decision : briefing.brief(matter, "domain:acme.fr")) {
                matter.pursuit()
                        .publish(new Pursuit.Published(
                                decision.opportunityId(), decision.accountId(), decision.lane(), decision.seller()));
            }
        }
    }
}
