package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.PeerCasework;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** By home: the stages from collapse to brief, over Flink's keyed state and event-time timers. */
final class Companies extends KeyedBroadcastProcessFunction<String, Letter, Letter, ProducerRecord<byte[], byte[]>> {

    private static final long serialVersionUID = 1L;

    private final PeerSettings settings;
    private transient Deserializer<Signal> signals;
    private transient FlinkSurroundings surroundings;
    private transient PeerCasework casework;

    Companies(PeerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        signals = SerdeFactory.from(settings.values()).serde(Signal.class).deserializer();
        surroundings = new FlinkSurroundings(getRuntimeContext(), settings);
        casework = new PeerCasework(settings, surroundings);
    }

    @Override
    public void processElement(Letter letter, ReadOnlyContext context, Collector<ProducerRecord<byte[], byte[]>> out) {
        surroundings.enter(context, out);
        String home = letter.to();
        switch (letter.kind()) {
            case SIGNAL -> casework.signal(home, signal(letter));
            case ACCOUNT, PERSON -> casework.crm(letter.kind(), home, letter.value());
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
