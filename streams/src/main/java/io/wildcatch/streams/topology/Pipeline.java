package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.Person;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.jspecify.annotations.Nullable;

/** The way of the data: intake → resolve → collapse → gauge → score → route → assign → brief. */
public final class Pipeline {

    private final Topology topology;
    private final Wiring wiring;
    private final Topics topics;

    private Pipeline(Wiring wiring, Topology topology) {
        this.topology = topology;
        this.wiring = wiring;
        this.topics = wiring.topics();
    }

    public static Topology build(Wiring wiring, TopologyConfig config) {
        return build(wiring, new Topology(config));
    }

    /** @param empty topology to be filled */
    public static Topology build(Wiring wiring, Topology empty) {
        return new Pipeline(wiring, empty).build();
    }

    public static Topology build(Wiring wiring) {
        return build(wiring, new Topology());
    }

    private Topology build() {
        tables();
        inputs();
        topology.addProcessor(Names.INTAKE, () -> new Intake(wiring), source(topics.signals()))
                .addProcessor(
                        Names.RESOLVE,
                        () -> new Resolve(wiring),
                        Names.INTAKE,
                        admit(topics.verdicts()),
                        admit(topics.touches()),
                        source(topics.homebound()))
                .addProcessor(
                        Names.REGISTER, Register::new, Names.RESOLVE, admit(topics.accounts()), admit(topics.people()))
                .addProcessor(Names.COLLAPSE, () -> new Collapse(wiring), Names.RESOLVE)
                .addProcessor(Names.GAUGE, () -> new Gauge(wiring), Names.COLLAPSE)
                .addProcessor(Names.SCORE, () -> new Score(wiring), Names.GAUGE)
                .addProcessor(Names.ROUTE, Route::new, Names.SCORE)
                .addProcessor(Names.ASSIGN, () -> new Assign(wiring), Names.ROUTE, Names.COLLAPSE)
                .addProcessor(Names.BRIEF, () -> new Brief(wiring), Names.ASSIGN)
                .addProcessor(Names.OBSERVE, () -> new Observe(wiring), Names.ROUTE, Names.COLLAPSE)
                .addProcessor(Names.LEARN, () -> new Learn(wiring), source(topics.observations()))
                .addProcessor(Names.DISPATCH, () -> new Dispatch(wiring), source(topics.assignments()));
        stores();
        outputs();
        // Last, so that the tasks of the rest keep their numbers, and with them what they have on disk.
        table(StoreNames.POLICIES, topics.policies(), () -> new PolicyTable(wiring));
        table(
                StoreNames.OPT_OUTS,
                topics.optOuts(),
                () -> new ReferenceTable(StoreNames.OPT_OUTS, wiring.cache().optOuts::incrementAndGet));
        return topology;
    }

    private void tables() {
        table(StoreNames.SOURCES, topics.sources());
        table(StoreNames.OFFERINGS, topics.offerings());
        table(StoreNames.SELLERS, topics.sellers());
        table(StoreNames.REACH, topics.reach(), () -> new ReachTable(wiring));
        table(StoreNames.WEIGHTS, topics.weights());
    }

    private void table(String store, Topic<?> topic) {
        table(store, topic, () -> new ReferenceTable(store, wiring.cache().reference::invalidate));
    }

    private void table(String store, Topic<?> topic, ProcessorSupplier<String, byte[], Void, Void> update) {
        topology.addGlobalStore(
                StoreNames.table(store),
                source(topic),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                store + "-update",
                update);
    }

    private void inputs() {
        bytesFrom(topics.signals());
        admitted(
                topics.accounts(),
                Account.class,
                Pipeline::ofAccount,
                (account, now) -> null,
                (key, account) -> null,
                Names.REGISTER);
        admitted(
                topics.people(),
                Person.class,
                Pipeline::ofPerson,
                SignalRules::personFault,
                SignalRules::optOut,
                Names.REGISTER);
        admitted(
                topics.verdicts(),
                Verdict.class,
                (key, verdict) -> verdict == null ? null : of(message -> message.setVerdict(verdict)),
                SignalRules::verdictFault,
                (key, verdict) -> null,
                Names.RESOLVE);
        admitted(
                topics.touches(),
                Touch.class,
                (key, touch) -> touch == null ? null : of(message -> message.setTouch(touch)),
                SignalRules::touchFault,
                (key, touch) -> null,
                Names.RESOLVE);
        valuesFrom(topics.homebound());
        valuesFrom(topics.observations());
        valuesFrom(topics.assignments());
    }

    /** Our own topics hold nothing that can't be read. */
    private <T extends SpecificRecord> void valuesFrom(Topic<T> topic) {
        topology.addSource(
                source(topic),
                new StringDeserializer(),
                wiring.serde(topic.valueType()).deserializer(),
                topic.name());
    }

    private <T extends SpecificRecord> void admitted(
            Topic<T> topic,
            Class<T> type,
            BiFunction<String, @Nullable T, @Nullable Homebound> wrap,
            BiFunction<T, Instant, @Nullable String> fault,
            BiFunction<String, T, @Nullable T> heeded,
            String next) {
        bytesFrom(topic);
        topology.addProcessor(
                admit(topic),
                () -> new Admit<>(topic.name(), wiring.serde(type).deserializer(), wrap, fault, heeded, next),
                source(topic));
    }

    private void bytesFrom(Topic<?> topic) {
        topology.addSource(source(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.name());
    }

    private static Homebound ofAccount(String id, @Nullable Account account) {
        return of(message -> {
            if (account == null) {
                message.setWithdrawnAccount(id);
            } else {
                message.setAccount(account);
            }
        });
    }

    private static Homebound ofPerson(String id, @Nullable Person person) {
        return of(message -> {
            if (person == null) {
                message.setWithdrawnPerson(id);
            } else {
                message.setPerson(person);
            }
        });
    }

    private static Homebound of(Consumer<Homebound> payload) {
        Homebound message = new Homebound();
        payload.accept(message);
        return message;
    }

    private void stores() {
        Keeping keeping = wiring.keeping();
        topology.addStateStore(StoreNames.byText(StoreNames.IDENTITIES, keeping), Names.RESOLVE)
                .addStateStore(StoreNames.byText(StoreNames.ROSTER, keeping), Names.RESOLVE, Names.REGISTER)
                .addStateStore(StoreNames.byText(StoreNames.LEDGERS, keeping), Names.COLLAPSE)
                .addStateStore(StoreNames.byText(StoreNames.DOSSIERS, keeping), Names.COLLAPSE, Names.BRIEF)
                .addStateStore(StoreNames.byTime(StoreNames.DUE, keeping), Names.COLLAPSE)
                .addStateStore(StoreNames.byText(StoreNames.LESSONS, keeping), Names.LEARN)
                .addStateStore(StoreNames.byText(StoreNames.CONVERSATIONS, keeping), Names.DISPATCH);
    }

    private void outputs() {
        sink(Names.HOMEBOUND, topics.homebound(), Names.RESOLVE, Names.REGISTER, Names.COLLAPSE);
        sink(Names.PLACEMENTS, topics.homebound(), Names.DISPATCH);
        sink(Names.UNRESOLVED, topics.unresolved(), Names.RESOLVE);
        sink(Names.OBSERVATIONS, topics.observations(), Names.OBSERVE, Names.COLLAPSE);
        sink(Names.ASSIGNMENTS, topics.assignments(), Names.ASSIGN);
        sink(Names.REACH, topics.reach(), Names.LEARN);
        sink(Names.COVERAGE, topics.coverage(), Names.LEARN);
        sink(Names.WEIGHTS, topics.weights(), Names.LEARN);
        sink(Names.OPT_OUTS, topics.optOuts(), Names.REGISTER);
        sink(Names.DECISIONS, topics.decisions(), Names.BRIEF);
        sink(Names.OPPORTUNITIES, topics.opportunities(), Names.BRIEF);
        sink(Names.AUTOMATION, topics.automation(), Names.BRIEF);
        sink(Names.CONTESTED, topics.contested(), Names.BRIEF);
        sink(Names.SUPPRESSED, topics.suppressed(), Names.BRIEF);
        topology.addSink(
                Names.REJECTED,
                topics.rejected(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Names.INTAKE,
                admit(topics.accounts()),
                admit(topics.people()),
                admit(topics.verdicts()),
                admit(topics.touches()));
    }

    private <T extends SpecificRecord> void sink(String name, Topic<T> topic, String... parents) {
        topology.addSink(
                name,
                topic.name(),
                new StringSerializer(),
                wiring.serde(topic.valueType()).serializer(),
                parents);
    }

    private String source(Topic<?> topic) {
        return shortName(topic) + "-source";
    }

    private String admit(Topic<?> topic) {
        return "admit-" + shortName(topic);
    }

    private String shortName(Topic<?> topic) {
        return topic.name().substring(topics.prefix().length()).replace('.', '-');
    }
}
