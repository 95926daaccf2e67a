package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.domain.learning.Strand;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** The panel is the same after a restart, and no larger than it may be. */
class PanelTest extends Stories {

    private static final Strand VISIT = new Strand("WEB_VISIT", "site", 1);
    private static final Strand MEETING = new Strand("MEETING", "fair@town", 4);
    private static final long DAY_45 = Duration.ofDays(45).toMillis();

    private KeyValueStore<String, byte[]> store() {
        return market.store(StoreNames.LESSONS);
    }

    private static Map<Set<Strand>, Integer> counts(Panel panel, long from) {
        return new HashMap<>(panel.since(from));
    }

    @Test
    void shouldCountCompaniesByAllThatShowedThem() {
        Panel panel = new Panel(store());
        panel.add("acme.fr", 0, VISIT);
        panel.add("acme.fr", 0, MEETING);
        panel.add("acme.fr", 0, MEETING);
        panel.add("other.fr", 0, VISIT);
        panel.add("acme.fr", DAY_45, VISIT);

        Map<Set<Strand>, Integer> expected = Map.of(Set.of(VISIT, MEETING), 1, Set.of(VISIT), 2);
        assertThat(counts(panel, 0)).isEqualTo(expected);
        assertThat(counts(new Panel(store()), 0)).isEqualTo(expected);
    }

    @Test
    void shouldRememberTheStrongestOfWhatShowedACompany() {
        Panel panel = new Panel(store());
        panel.add("acme.fr", 0, new Strand("WEB_VISIT", "site", 2));
        panel.add("acme.fr", 0, new Strand("WEB_VISIT", "site", 3));
        panel.add("acme.fr", 0, VISIT);

        Map<Set<Strand>, Integer> expected = Map.of(Set.of(new Strand("WEB_VISIT", "site", 3)), 1);
        assertThat(counts(panel, 0)).isEqualTo(expected);
        assertThat(counts(new Panel(store()), 0)).isEqualTo(expected);
    }

    /** Sums over floating points depend on their order, and must not on who came first. */
    @Test
    void shouldCountInTheSameOrderWhoeverCameFirst() {
        Panel panel = new Panel(store());
        for (int i = 0; i < 200; i++) {
            panel.add("company" + i, 0, new Strand("KIND" + i % 7, "source" + i % 31, i % 5));
            panel.add("company" + i, 0, new Strand("KIND" + i % 5, "source", i % 3));
        }
        List<SortedSet<Strand>> inOrder = List.copyOf(panel.since(0).keySet());

        assertThat(inOrder).hasSizeGreaterThan(150).isSortedAccordingTo(Strand.TOGETHER);
        assertThat(List.copyOf(new Panel(store()).since(0).keySet())).isEqualTo(inOrder);
    }

    @Test
    void shouldForgetWhatIsOld() {
        Panel panel = new Panel(store());
        panel.add("acme.fr", 0, MEETING);
        panel.add("acme.fr", DAY_45, VISIT);

        assertThat(counts(panel, 1)).isEqualTo(Map.of(Set.of(VISIT), 1));
        assertThat(counts(new Panel(store()), 0)).isEqualTo(Map.of(Set.of(VISIT), 1));
    }

    @Test
    void shouldBeNewsWhenAFiftiethMoreWasShown() {
        Panel panel = new Panel(store());
        assertThat(panel.isNews()).isFalse();
        for (int i = 0; i < 100; i++) {
            panel.add("company" + i, 0, VISIT);
        }
        assertThat(panel.isNews()).isTrue();
        panel.since(0);
        assertThat(panel.isNews()).isFalse();
        panel.add("company1", 0, MEETING);
        panel.add("company2", 0, MEETING);
        assertThat(panel.isNews()).isFalse();
        panel.add("company3", 0, MEETING);
        assertThat(panel.isNews()).isTrue();
    }

    @Test
    void shouldKeepAPartOfVeryManyCompanies() {
        Panel panel = new Panel(store());
        for (int i = 0; i < 30_000; i++) {
            panel.add("company" + i, 0, VISIT);
        }
        int kept = counts(panel, 0).getOrDefault(Set.of(VISIT), 0);

        // Half of them, by their hashes: 15,000 give or take five deviations of 87.
        assertThat(kept).isBetween(14_560, 15_440);
        assertThat(counts(new Panel(store()), 0)).isEqualTo(Map.of(Set.of(VISIT), kept));
    }
}
