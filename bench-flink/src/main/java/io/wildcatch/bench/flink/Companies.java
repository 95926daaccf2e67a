package io.wildcatch.bench.flink;

import io.wildcatch.event.Account;
import io.wildcatch.event.Person;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.topology.Casework;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.PolicyInForce;
import io.wildcatch.streams.topology.Wiring;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** By home: the stages from collapse to brief, over Flink's keyed state and event-time timers. */
final class Companies extends KeyedBroadcastProcessFunction<String, Letter, Letter, ProducerRecord<byte[], byte[]>> {

    private static final long serialVersionUID = 1L;

    private final PeerSettings settings;
    private transient Deserializer<Signal> signals;
    private transient Deserializer<Account> accounts;
    private transient Deserializer<Person> people;
    private transient FlinkSurroundings surroundings;
    private transient Casework casework;

    Companies(PeerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        SerdeFactory serdes = SerdeFactory.from(settings.values());
        signals = serdes.serde(Signal.class).deserializer();
        accounts = serdes.serde(Account.class).deserializer();
        people = serdes.serde(Person.class).deserializer();
        Tally tally = Tally.of(settings);
        surroundings = new FlinkSurroundings(getRuntimeContext(), serdes, tally);
        casework = new Casework(
                new Wiring(
                        settings.topics(),
                        PolicyInForce.always(PolicyFile.read(settings.policy())),
                        new Wiring.SerdeMaker() {
                            @Override
                            public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                                return serdes.serde(type);
                            }
                        },
                        Keeping.DURABLE,
                        (fate, source, id, home, event) -> tally.count(fate),
                        new Wiring.Cache()),
                surroundings);
    }

    @Override
    public void processElement(Letter letter, ReadOnlyContext context, Collector<ProducerRecord<byte[], byte[]>> out) {
        surroundings.enter(context, out);
        String home = letter.to();
        switch (letter.kind()) {
            case SIGNAL -> casework.signal(home, signal(letter));
            case ACCOUNT -> casework.account(home, accounts.deserialize("", letter.value()));
            case PERSON -> casework.person(home, people.deserialize("", letter.value()));
            case SOURCE, OFFERING -> throw new IllegalStateException("a table came by key: " + home);
        }
    }

    private Signal signal(Letter letter) {
        Signal signal = signals.deserialize("", letter.value());
        signal.setObservedAt(Instant.ofEpochMilli(letter.time()));
        return signal;
    }

    @Override
    public void processBroadcastElement(Letter letter, Context context, Collector<ProducerRecord<byte[], byte[]>> out)
            throws Exception {
        context.getBroadcastState(Tables.STATE).put(Tables.key(letter.kind(), letter.to()), letter.value());
        casework.tablesChanged();
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<ProducerRecord<byte[], byte[]>> out) {
        surroundings.enter(context, out);
        casework.due(context.getCurrentKey(), time);
    }
}
