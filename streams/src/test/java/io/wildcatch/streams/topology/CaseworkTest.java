package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Person;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another engine runs decides as the topology does. */
class CaseworkTest {

    private static final String HOME = "acme.fr";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Policy POLICY = PolicyFile.read("policy", "learning:\n  enabled: false\n");

    private final Engine engine = new Engine();
    private final Reception reception = new Reception();
    private Casework casework = new Casework(wiring(POLICY, new InMemorySchemaRegistry()), engine);

    @TempDir
    private Path folder;

    @Test
    void shouldDecideAsTheTopologyDoes() {
        try (Market market = new Market(folder, POLICY)) {
            market.account("a-1", account -> account.setDomains(List.of(HOME)));
            market.person("p-1", "a-1", "c.roux@acme.fr", Consent.OPT_IN);
            market.send(story().toArray(Signal[]::new));
            market.until(DAY.multipliedBy(90));

            casework = new Casework(wiring(POLICY, market.registry), engine);
            market.<String>store(StoreNames.SOURCES)
                    .all()
                    .forEachRemaining(row -> engine.sources.put(row.key, row.value));
            market.<String>store(StoreNames.OFFERINGS)
                    .all()
                    .forEachRemaining(row -> engine.offerings.put(row.key, row.value));
            casework.account(HOME, account());
            casework.person(HOME, person());
            story().forEach(this::take);
            engine.passUntil(Market.START.plus(DAY.multipliedBy(90)));

            assertThat(engine.told(market.topics.decisions())).isEqualTo(market.decisions());
            assertThat(engine.told(market.topics.opportunities())).isEqualTo(market.opportunities());
            assertThat(engine.told(market.topics.suppressed())).isEqualTo(market.suppressed());
        }
    }

    @Test
    void shouldDecideAnewOnceTheCrmKnowsTheCompany() {
        take(signal("a", "site", "HAND_RAISE", Duration.ZERO, by("c.roux@acme.fr", "CFO")));
        casework.account(HOME, account());

        List<SpecificRecord> decisions = engine.told(Topics.withDefaultPrefix().decisions());
        assertThat(decisions)
                .extracting(record -> ((Decision) record).getAccountId())
                .contains("domain:acme.fr");
        assertThat(engine.ledgers).containsOnlyKeys(HOME);
    }

    @Test
    void shouldFireNothingBeforeItsTime() {
        take(signal("a", "site", "WEB_VISIT", Duration.ZERO));
        casework.due(HOME, Market.START.toEpochMilli() + 1);

        assertThat(engine.told(Topics.withDefaultPrefix().decisions()))
                .extracting(record -> ((Decision) record).getLane())
                .containsExactly(Lane.HELD);
    }

    @Test
    void shouldRefuseAPolicyThatLearns() {
        assertThatThrownBy(() -> new Casework(wiring(Policy.defaults(), new InMemorySchemaRegistry()), engine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("learning.enabled");
    }

    @Test
    void shouldNameTheHomeByTheStrongestIdentifier() {
        assertThat(home("https://www.acme.fr/x", "FR:552032534", "Acme SA")).isEqualTo(HOME);
        assertThat(home(null, "552 032 534", "Acme SA")).isEqualTo("FR:552032534");
        assertThat(home("gmail.com", null, "Acme SA")).isEqualTo("name:acme|FR|lyon");
        assertThat(home("gmail.com", null, null)).isNull();
    }

    private String home(String domain, String registryId, String name) {
        Signal signal = signal("a", "site", "WEB_VISIT", Duration.ZERO, Market.of(domain, registryId, name, "Lyon"));
        reception.receive(signal, Market.START, Market.START);
        return Reception.home(signal.getAccount());
    }

    /** Weak, corroborated, told by a source that many read, late, and then nothing for months. */
    private static List<Signal> story() {
        return List.of(
                signal("a", "site", "COMPARISON", Duration.ZERO),
                signal("b", "crm", "MEETING", DAY, by("c.roux@acme.fr", "CFO")),
                signal("c", "surge-a", "TOPIC_SURGE", DAY.multipliedBy(3)),
                signal("d", "gazette", "PRESS", DAY.multipliedBy(2)),
                signal("a", "site", "COMPARISON", Duration.ZERO));
    }

    private void take(Signal signal) {
        Instant arrived = SignalRules.observedAt(signal);
        assertThat(reception.receive(signal, arrived, arrived)).isNull();
        casework.signal(HOME, signal);
    }

    private static Account account() {
        return Account.newBuilder()
                .setId("a-1")
                .setStatus(AccountStatus.PROSPECT)
                .setCountry("FR")
                .setDomains(List.of(HOME))
                .build();
    }

    private static Person person() {
        return Person.newBuilder()
                .setId("p-1")
                .setAccountId("a-1")
                .setEmail("c.roux@acme.fr")
                .setConsent(Consent.OPT_IN)
                .build();
    }

    private static Wiring wiring(Policy policy, InMemorySchemaRegistry registry) {
        return new Wiring(
                Topics.withDefaultPrefix(),
                PolicyInForce.always(policy),
                new Wiring.SerdeMaker() {
                    @Override
                    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                        return new AvroSerde<>(type, registry, true);
                    }
                },
                Keeping.DURABLE,
                (fate, source, id, home, event) -> {},
                new Wiring.Cache());
    }

    /** Keeps everything in maps; time passes when it is told to. */
    private final class Engine implements Surroundings {

        private final Map<String, byte[]> ledgers = new HashMap<>();
        private final Table dossiers = new Table();
        private final Table sources = new Table();
        private final Table offerings = new Table();
        private final TreeSet<Long> timers = new TreeSet<>();
        private final Map<String, List<SpecificRecord>> sent = new HashMap<>();

        private void passUntil(Instant end) {
            while (!timers.isEmpty() && timers.first() <= end.toEpochMilli()) {
                casework.due(HOME, timers.pollFirst());
            }
        }

        private List<SpecificRecord> told(Topic<?> topic) {
            return sent.getOrDefault(topic.name(), List.of());
        }

        @Override
        public byte[] ledger(String home) {
            return ledgers.get(home);
        }

        @Override
        public void keep(String home, byte[] ledger) {
            ledgers.put(home, ledger);
        }

        @Override
        public Rows dossiers() {
            return dossiers;
        }

        @Override
        public Rows sources() {
            return sources;
        }

        @Override
        public Rows offerings() {
            return offerings;
        }

        @Override
        public void wake(String home, long at) {
            timers.add(at);
        }

        @Override
        public void letSleep(String home, long at) {
            timers.remove(at);
        }

        @Override
        public void send(Topic<?> topic, String key, SpecificRecord value, Headers headers, long timestamp) {
            sent.computeIfAbsent(topic.name(), name -> new ArrayList<>()).add(value);
        }

        @Override
        public long now() {
            return Market.START.plus(Duration.ofDays(1_000)).toEpochMilli();
        }
    }

    private static final class Table implements Rows {

        private final TreeMap<String, byte[]> rows = new TreeMap<>();

        @Override
        public byte[] get(String key) {
            return rows.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
            rows.put(key, value);
        }

        @Override
        public void delete(String key) {
            rows.remove(key);
        }

        @Override
        public List<byte[]> startingWith(String prefix) {
            return List.copyOf(rows.subMap(prefix, prefix + Character.MAX_VALUE).values());
        }

        @Override
        public List<byte[]> all() {
            return List.copyOf(rows.values());
        }
    }
}
