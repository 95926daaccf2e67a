package io.wildcatch.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.streams.domain.Ledger;
import io.wildcatch.streams.domain.Pursuit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State that earlier releases wrote, as it stands in the stores and in their changelogs: store, key and value a line, in
 * base64. Each release keeps what it writes: {@code cp target/state.tsv} to {@code state-VERSION.tsv} beside the golden
 * topology.
 */
class GoldenStateTest {

    private static final Path RELEASED = Path.of("src/test/resources/io/wildcatch/streams/topology");
    private static final Path PRESENT = Path.of("target", "state.tsv");
    private static final List<String> BY_TEXT = List.of(
            StoreNames.LEDGERS,
            StoreNames.DOSSIERS,
            StoreNames.IDENTITIES,
            StoreNames.ROSTER,
            StoreNames.LESSONS,
            StoreNames.CONVERSATIONS);

    @TempDir
    private Path folder;

    static Stream<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("state-.+\\.tsv"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** What the next release will have to read. */
    @Test
    void shouldWriteSomethingIntoEachStore() throws IOException {
        List<String> rows = new ArrayList<>();
        try (Market market = new Market(folder)) {
            tell(market);
            BY_TEXT.forEach(name -> rows.addAll(rows(name, market.<String>store(name), key -> key.getBytes(UTF_8))));
            rows.addAll(rows(StoreNames.DUE, market.<Bytes>store(StoreNames.DUE), Bytes::get));
        }
        Files.write(PRESENT, rows);

        assertThat(rows.stream().map(row -> row.split("\t", 2)[0]).distinct())
                .containsAll(BY_TEXT)
                .contains(StoreNames.DUE);
    }

    @ParameterizedTest
    @MethodSource("released")
    void shouldGoOnFromTheStateOfAnEarlierRelease(Path state) throws IOException {
        try (Market market = new Market(folder)) {
            restore(market, state);

            Ledger ledger = LedgerCodec.decode("acme.fr", ledger(market, "acme.fr"));
            Pursuit.Published published =
                    Objects.requireNonNull(ledger.pursuit("erp").published());
            assertThat(published.accountId()).isEqualTo("a-1");
            assertThat(ledger.sightings()).hasSize(3);
            assertThat(ledger.touches()).hasSize(1);
            assertThat(new Dossiers(Rows.of(market.store(StoreNames.DOSSIERS))).people("acme.fr"))
                    .singleElement()
                    .satisfies(person -> assertThat(person.getEmail()).isEqualTo("c.roux@acme.fr"));
            assertThat(new Conversations(market.store(StoreNames.CONVERSATIONS)).all())
                    .anySatisfy(seat -> assertThat(seat.seller()).isEqualTo("parisian"));
            Lessons lessons = new Lessons(market.store(StoreNames.LESSONS));
            assertThat(lessons.standing().closed()).isPositive();
            assertThat(lessons.buyers(0)).isNotEmpty();

            // The register number alone leads to the company that it was seen with.
            market.send(Market.signal(
                    "s-9", "crm", "MEETING", Duration.ofHours(9), Market.of(null, "FR:552100554", null, null)));
            market.until(Duration.ofDays(60));
            assertThat(market.decisions())
                    .filteredOn(decision -> decision.getAccountId().equals("a-1"))
                    .isNotEmpty()
                    .allSatisfy(
                            decision -> assertThat(decision.getOpportunityId()).isEqualTo(published.opportunityId()))
                    .last()
                    .extracting(Decision::getLane)
                    .isEqualTo(Lane.EXPIRED);
        }
    }

    private static void tell(Market market) {
        market.seller("parisian", seller -> seller.setCountries(List.of("FR")));
        market.account("a-1", account -> {
            account.setName("ACME SA");
            account.setDomains(List.of("acme.fr"));
        });
        market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);
        market.send(
                Market.signal("s-1", "site", "COMPARISON", Duration.ZERO, Market.by("c.roux@acme.fr", "CFO")),
                Market.signal(
                        "s-2",
                        "gazette",
                        "TENDER",
                        Duration.ofHours(1),
                        Market.of("acme.fr", "FR:552100554", "ACME SA", "Givors")),
                Market.signal("s-3", "crm", "HAND_RAISE", Duration.ofHours(2)),
                Market.signal(
                        "s-4", "surge-a", "TOPIC_SURGE", Duration.ofHours(3), Market.of("other.fr", null, null, null)));
        market.touch("a-1", Duration.ofHours(4), touch -> touch.setPersonId("p-1"));
        market.verdict("other.fr", Outcome.WON, RivalPresence.PRESENT, Duration.ofHours(5));
        market.touch("a-9", Duration.ofHours(5), touch -> {});
        market.passWallClock(Duration.ofSeconds(2));
    }

    private static byte[] ledger(Market market, String home) {
        return Objects.requireNonNull(market.<String>store(StoreNames.LEDGERS).get(home));
    }

    private interface ToBytes<K> {
        byte[] of(K key);
    }

    private static <K> List<String> rows(String name, KeyValueStore<K, byte[]> store, ToBytes<K> keys) {
        List<String> rows = new ArrayList<>();
        try (KeyValueIterator<K, byte[]> all = store.all()) {
            all.forEachRemaining(row -> rows.add(name + "\t" + encode(keys.of(row.key)) + "\t" + encode(row.value)));
        }
        return rows;
    }

    private static void restore(Market market, Path state) throws IOException {
        for (String row : Files.readAllLines(state)) {
            String[] parts = row.split("\t", -1);
            byte[] key = Base64.getDecoder().decode(parts[1]);
            byte[] value = Base64.getDecoder().decode(parts[2]);
            if (parts[0].equals(StoreNames.DUE)) {
                market.<Bytes>store(parts[0]).put(Bytes.wrap(key), value);
            } else {
                market.<String>store(parts[0]).put(new String(key, UTF_8), value);
            }
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
