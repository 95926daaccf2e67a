package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Basket;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Observation;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Person;
import io.wildcatch.event.PersonRef;
import io.wildcatch.event.PolicyDocument;
import io.wildcatch.event.Reach;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.ScoringWeights;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.event.Touch;
import io.wildcatch.event.UnresolvedSignal;
import io.wildcatch.event.Verdict;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.serde.AvroSerde;
import io.wildcatch.streams.app.PoisonHandler;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.app.UnreadableHandler;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A small market around the real topology with its real stores; time goes as the story says. */
final class Market implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final Instant PRESENT = START.plus(Duration.ofDays(1_000));

    final Topics topics = Topics.withDefaultPrefix();
    final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    /** Touches and verdicts that were given up. */
    final Map<String, Integer> strays = new TreeMap<>();

    final List<String> inForce = new ArrayList<>();
    private final PolicyInForce.Meter policies = new PolicyInForce.Meter() {
        @Override
        public void taken(Policy policy) {
            inForce.add(policy.mark());
        }

        @Override
        public void refused() {
            inForce.add("refused");
        }
    };
    final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final TopologyTestDriver driver;

    Market(Path state) {
        this(state, Policy.defaults());
    }

    Market(Path state, Policy policy) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "story");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableHandler.class.getName());
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonHandler.class.getName());
        properties.put("wildcatch.rejected.topic", topics.rejected());
        Wiring wiring = new Wiring(
                topics,
                new PolicyInForce(policy, text -> PolicyFile.read("policy", text), policies),
                new Wiring.SerdeMaker() {
                    @Override
                    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                        return new AvroSerde<>(type, registry, true);
                    }
                },
                Keeping.DURABLE,
                new Meter() {
                    @Override
                    public void tell(Fate fate, String source, String id, String home, String event) {
                        fates.merge(fate, 1, Integer::sum);
                    }

                    @Override
                    public void strayed(boolean verdict) {
                        strays.merge(verdict ? "verdict" : "touch", 1, Integer::sum);
                    }
                },
                new Wiring.Cache());
        TopologyConfig config = new TopologyConfig(new StreamsConfig(properties));
        driver = new TopologyTestDriver(Pipeline.build(wiring, config), properties, PRESENT);
        source("site", SourceClass.FIRST_PARTY);
        source("crm", SourceClass.HUMAN);
        source("surge-a", SourceClass.SYNDICATED);
        source("surge-b", SourceClass.SYNDICATED);
        source("surge-c", SourceClass.SYNDICATED);
        source("gazette", SourceClass.PUBLIC);
        offering("erp", 30_000, 60_000, 120_000);
        offering("paper", 300, 600, 1_200);
    }

    void source(String id, SourceClass nature) {
        source(id, nature, null);
    }

    void source(String id, SourceClass nature, @Nullable Reach reach) {
        source(id, nature, reach, null);
    }

    void source(String id, SourceClass nature, @Nullable Reach reach, @Nullable String family) {
        Source source = Source.newBuilder()
                .setId(id)
                .setClass$(nature)
                .setFamily(family)
                .setReach(reach)
                .setPickupDays(2.0)
                .build();
        pipe(topics.sources(), id, source, Instant.EPOCH);
    }

    void offering(String id, double low, double mid, double high) {
        offering(id, low, mid, high, null);
    }

    void offering(String id, double low, double mid, double high, @Nullable String currency) {
        Offering offering = Offering.newBuilder()
                .setId(id)
                .setBasket(new Basket(low, mid, high))
                .setRivals(5)
                .setTopics(List.of(id))
                .setCurrency(currency)
                .build();
        pipe(topics.offerings(), id, offering, Instant.EPOCH);
    }

    void seller(String id, Consumer<Seller> details) {
        Seller seller = Seller.newBuilder().setId(id).build();
        details.accept(seller);
        pipe(topics.sellers(), id, seller, Instant.EPOCH);
    }

    /** Publishes a policy file. */
    void policy(String text) {
        PolicyDocument document = PolicyDocument.newBuilder()
                .setText(text)
                .setVersion("not looked at")
                .setAt(START)
                .build();
        pipe(topics.policies(), Topics.POLICY, document, START);
    }

    /** The machine's clock goes on, and with it what is looked at every now and then. */
    void passWallClock(Duration time) {
        driver.advanceWallClockTime(time);
    }

    static Signal signal(String id, String source, String kind, Duration after, Consumer<Signal> details) {
        Signal signal = Signal.newBuilder()
                .setId(id)
                .setSource(source)
                .setKind(kind)
                .setOccurredAt(START.plus(after))
                .setAccount(AccountRef.newBuilder().setDomain("acme.fr").build())
                .setOffering("erp")
                .setStrength(1.0)
                .build();
        details.accept(signal);
        return signal;
    }

    static Signal signal(String id, String source, String kind, Duration after) {
        return signal(id, source, kind, after, signal -> {});
    }

    static Consumer<Signal> of(String domain, String registryId, String name, String city) {
        return signal -> signal.setAccount(new AccountRef(domain, registryId, name, "FR", city));
    }

    static Consumer<Signal> by(String email, String role) {
        return signal -> signal.setPerson(new PersonRef(email, null, role));
    }

    void send(Signal... signals) {
        for (Signal signal : signals) {
            // A record arrives when it is observed, but never in the future.
            Instant observed = SignalRules.observedAt(signal);
            pipe(topics.signals(), SignalKey.of(signal), signal, observed.isAfter(PRESENT) ? PRESENT : observed);
        }
    }

    void sendRaw(String topic, String key, byte @Nullable [] value) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, START);
    }

    void account(String id, Consumer<Account> details) {
        Account account = Account.newBuilder()
                .setId(id)
                .setStatus(AccountStatus.PROSPECT)
                .setCountry("FR")
                .build();
        details.accept(account);
        pipe(topics.accounts(), id, account, START);
    }

    void deleteAccount(String id) {
        sendRaw(topics.accounts().name(), id, null);
    }

    void deletePerson(String id) {
        sendRaw(topics.people().name(), id, null);
    }

    void person(String id, String accountId, String email, Consent consent) {
        person(id, accountId, email, consent, person -> {});
    }

    void person(String id, String accountId, String email, Consent consent, Consumer<Person> details) {
        Person person = Person.newBuilder()
                .setId(id)
                .setAccountId(accountId)
                .setEmail(email)
                .setConsent(consent)
                .build();
        details.accept(person);
        pipe(topics.people(), id, person, START);
    }

    void verdict(String accountId, Outcome outcome, Duration after) {
        verdict(accountId, outcome, RivalPresence.UNKNOWN, after);
    }

    void verdict(String accountId, Outcome outcome, RivalPresence rivals, Duration after) {
        verdict(accountId, outcome, rivals, after, null);
    }

    void verdict(String accountId, Outcome outcome, RivalPresence rivals, Duration after, @Nullable String offering) {
        Verdict verdict = Verdict.newBuilder()
                .setAccountId(accountId)
                .setAt(START.plus(after))
                .setOutcome(outcome)
                .setRivals(rivals)
                .setOffering(offering)
                .build();
        pipe(topics.verdicts(), accountId, verdict, START.plus(after));
    }

    void touch(String accountId, Duration after, Consumer<Touch> details) {
        Touch touch = Touch.newBuilder()
                .setAccountId(accountId)
                .setAt(START.plus(after))
                .setChannel(Channel.EMAIL)
                .setBy("automation")
                .setDirection(Direction.OUT)
                .build();
        details.accept(touch);
        pipe(topics.touches(), accountId, touch, START.plus(after));
    }

    /** Time goes on without any new input. */
    void until(Duration after) {
        pipe(topics.homebound(), "clock", new Homebound(), START.plus(after));
    }

    private <T extends SpecificRecord> void pipe(Topic<T> topic, String key, T value, Instant at) {
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), registry, true);
        driver.createInputTopic(topic.name(), new StringSerializer(), serde.serializer())
                .pipeInput(key, value, at);
    }

    List<Decision> decisions() {
        return read(topics.decisions());
    }

    List<Opportunity> opportunities() {
        return read(topics.opportunities());
    }

    List<Opportunity> contested() {
        return read(topics.contested());
    }

    List<Opportunity> suppressed() {
        return read(topics.suppressed());
    }

    List<Opportunity> automation() {
        return read(topics.automation());
    }

    /** What there is to learn from. */
    List<Observation> observations() {
        return read(topics.observations());
    }

    /** What was learnt of the weights, epoch by epoch. */
    List<ScoringWeights> weights() {
        return read(topics.weights());
    }

    List<MarketCoverage> coverage() {
        return read(topics.coverage());
    }

    List<UnresolvedSignal> unresolved() {
        return read(topics.unresolved());
    }

    List<TestRecord<String, byte[]>> rejected() {
        return records(topics.rejected());
    }

    /** With their headers, as they stand in the topic. */
    List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Messages that needed a second trip. */
    List<Homebound> repartitioned() {
        return read(topics.homebound());
    }

    private <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        AvroSerde<T> serde = new AvroSerde<>(topic.valueType(), registry, true);
        return new ArrayList<>(driver.createOutputTopic(topic.name(), new StringDeserializer(), serde.deserializer())
                .readValuesToList());
    }

    /** A store of the topology, to look into. */
    <K> KeyValueStore<K, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
