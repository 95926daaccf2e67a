package io.wildcatch.connectors.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.feeds.MadeFeed.Made;
import io.wildcatch.connectors.feeds.MapOutcome.Mapped;
import io.wildcatch.connectors.feeds.MapOutcome.Rejected;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand records of each feed, with all its traps mixed in: none is lost, none is taken for what it isn't. */
class TrapsTest {

    static List<String> feeds() {
        return MadeFeeds.all().stream().map(MadeFeed::feed).toList();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void shouldMapOrRejectEachOfAThousandRecords(String name) {
        List<Made> records = MadeFeeds.all().stream()
                .filter(feed -> feed.feed().equals(name))
                .flatMap(feed -> feed.records(1_000, 42).stream())
                .toList();
        FeedMapper mapper = Feeds.named(name).orElseThrow().mapper(name);
        Map<String, Integer> reasons = new TreeMap<>();
        int signals = 0;
        int accounts = 0;
        for (Made made : records) {
            MapOutcome outcome = mapper.map(made.record());
            if (outcome instanceof Rejected rejected) {
                assertThat(rejected.reason()).as(made.toString()).isEqualTo(made.reason());
                reasons.merge(rejected.reason(), 1, Integer::sum);
            } else {
                Mapped mapped = (Mapped) outcome;
                assertThat(made.reason()).as(made.toString()).isEmpty();
                assertThat(mapped.signals()).as(made.toString()).hasSize(made.signals());
                assertThat(mapped.signals())
                        .allMatch(signal -> signal.getOccurredAt() != null
                                && !signal.getKind().isBlank());
                signals += mapped.signals().size();
                accounts += made.accounts() == 0 ? 0 : mapped.accounts().size();
            }
        }
        System.out.printf(
                "%-12s 1000 records, %d signals, %d accounts, rejected %s%n", name, signals, accounts, reasons);
        assertThat(signals).isEqualTo(records.stream().mapToInt(Made::signals).sum());
    }
}
