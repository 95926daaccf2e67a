package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger forgets texts that no further report can be compared with, and nothing else. */
class FadingTest {

    private static final long DAY = 86_400_000L;
    private static final long START = 20_000 * DAY;
    private static final Policy POLICY = Policy.defaults();
    private static final OfferingTerms OFFERING = POLICY.defaultOffering();
    private static final String STORY = "Acme of Lyon opens a second plant and looks for a new way to plan its work";

    private final Ledger ledger = new Ledger("acme.fr");
    private final Docket docket =
            new Docket(POLICY, offering -> OFFERING, matter -> matter.gauged(Gauge.of(List.of(), 0)), matter -> {});

    private Fate report(String id, String source, long occurredAt, long observedAt) {
        Sighting report = new Sighting(
                id,
                source,
                "PRESS",
                null,
                null,
                0.5,
                occurredAt,
                observedAt,
                0,
                0,
                List.of(),
                TextSketch.of(STORY),
                "title",
                null,
                0);
        return docket.observe(ledger, Dossier.NONE, report, null);
    }

    @Test
    void shouldForgetTheTextOfWhatIsTooOldToBeReportedAgain() {
        report("s-1", "wire", START, START);
        report("s-2", "gazette", START, START + DAY);

        report("s-3", "wire", START + 30 * DAY, START + 30 * DAY);

        assertThat(ledger.sightings()).extracting(Sighting::isFaded).containsExactly(true, true, false);
        assertThat(ledger.sightings()).extracting(Sighting::isFirst).containsExactly(true, false, true);
        assertThat(ledger.sightings()).extracting(Sighting::title).containsOnly("title");
    }

    @Test
    void shouldStillKnowTheLatestReportThatMayCome() {
        long lateness = POLICY.collapse().lateness().toMillis();
        report("s-1", "wire", START, START);
        // As late as may be: it happened a lateness before it was shown, and was shown a lateness before it comes.
        long shown = START + lateness;
        report("other", "site", shown + lateness, shown + lateness);

        Fate fate = report("s-2", "gazette", START, shown);

        assertThat(fate).isEqualTo(Fate.DUPLICATE);
    }

    @Test
    void shouldKeepTheTextOfWhatIsStillToHappen() {
        report("s-1", "wire", START + 60 * DAY, START);

        report("s-2", "site", START + 30 * DAY, START + 30 * DAY);

        assertThat(ledger.sightings()).extracting(Sighting::isFaded).containsExactly(false, false);
    }

    @Test
    void shouldLeaveFadedReportsInTheirEventsWhenCompaniesAreJoined() {
        report("s-1", "wire", START, START);
        report("s-2", "gazette", START, START + DAY);
        report("s-3", "wire", START + 30 * DAY, START + 30 * DAY);
        Ledger joined = new Ledger("acme.com");

        docket.absorb(joined, Dossier.NONE, ledger, 0);

        assertThat(joined.sightings()).extracting(Sighting::isFirst).containsExactly(true, false, true);
    }
}
