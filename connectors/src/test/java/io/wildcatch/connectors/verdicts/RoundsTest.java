package io.wildcatch.connectors.verdicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.Rounds.News;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verdict is told once, however pages, rounds and restarts fall. */
class RoundsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration MEMORY = Duration.ofHours(24);

    /** A record of a system: when it was judged, last changed, and from when on the system shows it. */
    private record Deal(String id, Instant judged, Instant changed, Instant shown) {}

    /** A system whose clock the test sets. */
    private static final class System implements ChangeFeed {

        private final List<Deal> deals = new ArrayList<>();
        private final int pageSize;
        private Instant now = START;

        System(int pageSize) {
            this.pageSize = pageSize;
        }

        @Override
        public Page read(Instant from, @Nullable String page) throws NoAnswerException {
            List<Deal> changed = deals.stream()
                    .filter(deal ->
                            !deal.shown().isAfter(now) && !deal.changed().isBefore(from))
                    .filter(deal -> page == null || place(deal).compareTo(page) > 0)
                    .sorted(Comparator.comparing(System::place))
                    .toList();
            List<Deal> some = changed.subList(0, Math.min(pageSize, changed.size()));
            Deal last = some.isEmpty() ? null : some.get(some.size() - 1);
            return new Page(
                    some.stream().map(RoundsTest::judged).toList(),
                    0,
                    last == null ? null : last.changed(),
                    changed.size() > pageSize ? place(last) : null);
        }

        private static String place(Deal deal) {
            return deal.changed() + " " + deal.id();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldTellEachVerdictOnceWhateverHappens(int seed) throws Exception {
        Random random = new Random(seed);
        System system = new System(1 + random.nextInt(7));
        List<String> told = new ArrayList<>();
        Map<Integer, Map<String, String>> offsets = new HashMap<>();
        Rounds rounds = Rounds.start(system, () -> system.now, OVERLAP, MEMORY, START);
        for (int step = 0; step < 3_000; step++) {
            system.now = system.now.plusSeconds(random.nextInt(40));
            if (step < 2_500 && random.nextInt(3) == 0) {
                change(system, random);
            }
            boolean killed = false;
            for (News news : rounds.next()) {
                told.add(news.finding().recordId() + news.finding().at());
                offsets.put(news.part(), news.offset());
                killed = random.nextInt(20) == 0;
                if (killed) {
                    break; // What comes behind wasn't written.
                }
            }
            if (!offsets.isEmpty() && (killed || random.nextInt(15) == 0)) {
                rounds = Rounds.resume(system, () -> system.now, OVERLAP, MEMORY, offsets.values());
            }
        }
        for (int calm = 0; calm < 2_000; calm++) {
            rounds.next()
                    .forEach(news ->
                            told.add(news.finding().recordId() + news.finding().at()));
        }
        Set<String> all = new HashSet<>();
        system.deals.forEach(deal -> all.add(deal.id() + deal.judged()));
        assertThat(told).doesNotHaveDuplicates();
        all.removeAll(told);
        assertThat(all).as("never told").isEmpty();
    }

    private static void change(System system, Random random) {
        boolean again = !system.deals.isEmpty() && random.nextInt(3) == 0;
        // Several at one moment, shown up to four minutes late.
        Instant changed = system.now.minusSeconds(random.nextInt(2)).truncatedTo(ChronoUnit.MINUTES);
        Instant shown = changed.plusSeconds(60L + random.nextInt(180));
        if (again) {
            Deal old = system.deals.remove(random.nextInt(system.deals.size()));
            // Somebody changes another field: the verdict is as old as before.
            system.deals.add(
                    new Deal(old.id(), old.judged(), later(old.changed(), changed), later(old.shown(), shown)));
        } else {
            system.deals.add(
                    new Deal("d" + system.deals.size() + "-" + random.nextInt(1_000_000), changed, changed, shown));
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    @Test
    void shouldTellNothingFromBeforeTheStart() throws Exception {
        System system = new System(10);
        system.deals.add(new Deal("old", START.minusSeconds(1), START.plusSeconds(5), START));
        system.deals.add(new Deal("new", START, START.plusSeconds(5), START));

        assertThat(Rounds.start(system, () -> system.now, OVERLAP, MEMORY, START)
                        .next())
                .extracting(news -> news.finding().recordId())
                .containsExactly("new");
    }

    @Test
    void shouldTellAFirstVerdictHoweverLongAfterwardsItIsEntered() throws Exception {
        System system = new System(10);
        RoundsDriver rounds = new RoundsDriver(system, () -> system.now, OVERLAP, MEMORY, START);
        Instant thursday = START.plus(Duration.ofDays(3));
        system.now = thursday;
        system.deals.add(new Deal("other", thursday.minusSeconds(3_600), thursday.minusSeconds(3_600), START));
        assertThat(rounds.round()).hasSize(1);

        system.deals.add(new Deal("late", START.plusSeconds(60), thursday, START));
        assertThat(rounds.round()).extracting(Finding::recordId).containsExactly("late");
    }

    @Test
    void shouldTellNoVerdictAgainHoweverLongAfterwardsItsRecordIsEdited() throws Exception {
        System system = new System(10);
        RoundsDriver rounds = new RoundsDriver(system, () -> system.now, OVERLAP, MEMORY, START);
        system.deals.add(new Deal("first", START.plusSeconds(60), START.plusSeconds(60), START));
        assertThat(rounds.round()).hasSize(1);
        for (int day = 1; day < 20; day++) {
            system.now = START.plus(Duration.ofDays(day));
            system.deals.add(new Deal("d" + day, system.now, system.now, START));
            system.deals.set(0, new Deal("first", START.plusSeconds(60), system.now, START));
            assertThat(rounds.round()).extracting(Finding::recordId).containsExactly("d" + day);
            rounds.restart();
        }
    }

    @Test
    void shouldRefuseAnOffsetThatSomebodyElseWrote() {
        assertThat(catchThrowable(() -> Rounds.resume(
                        new System(1),
                        () -> START,
                        OVERLAP,
                        MEMORY,
                        List.of(Map.of(Rounds.FROM, START.toString(), Rounds.TOLD, "AAAA")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected what this connector wrote");
    }

    private static Finding judged(Deal deal) {
        return new Finding.Judged(
                deal.id(),
                Verdict.newBuilder()
                        .setAccountId("a-" + deal.id())
                        .setAt(deal.judged())
                        .setOutcome(Outcome.WON)
                        .setRivals(RivalPresence.ABSENT)
                        .build());
    }
}
