package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.Outputs;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.bench.peer.Tally;
import io.wildcatch.schemas.Topic;
import io.wildcatch.streams.topology.Rows;
import io.wildcatch.streams.topology.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Flink's state and timers, as the casework sees them during a call. The key of the call is the home. */
final class FlinkSurroundings implements Surroundings {

    private static final ValueStateDescriptor<byte[]> LEDGER =
            new ValueStateDescriptor<>("ledger", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final MapStateDescriptor<String, byte[]> DOSSIER =
            new MapStateDescriptor<>("dossier", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final Outputs outputs;
    private final Tally tally;
    private final ValueState<byte[]> ledger;
    private final StateRows dossier;
    private final Tables tables = new Tables();
    private final Rows sources = tables.of(Kind.SOURCE);
    private final Rows offerings = tables.of(Kind.OFFERING);
    private @Nullable TimerService timers;
    private @Nullable Collector<ProducerRecord<byte[], byte[]>> out;
    /** The ledger as it is kept. */
    private byte @Nullable [] kept;

    FlinkSurroundings(RuntimeContext context, PeerSettings settings) {
        this.outputs = new Outputs(settings);
        this.tally = Tally.of(settings);
        this.ledger = context.getState(LEDGER);
        this.dossier = new StateRows(context.getMapState(DOSSIER), tally);
    }

    /** A call begins. */
    void enter(
            KeyedBroadcastProcessFunction<String, Letter, Letter, ProducerRecord<byte[], byte[]>>.ReadOnlyContext call,
            Collector<ProducerRecord<byte[], byte[]>> taker) {
        timers = call.timerService();
        out = taker;
        tables.use(call.getBroadcastState(Tables.STATE));
    }

    @Override
    public byte @Nullable [] ledger(String home) {
        try {
            kept = ledger.value();
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(String home, byte[] bytes) {
        try {
            ledger.update(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tally.keeps(home, kept, bytes);
        kept = bytes;
    }

    @Override
    public Rows dossiers() {
        return dossier;
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
        during(timers).registerEventTimeTimer(at);
    }

    @Override
    public void letSleep(String home, long at) {
        during(timers).deleteEventTimeTimer(at);
    }

    @Override
    public void send(Topic<?> topic, String key, SpecificRecord value, Headers headers, long timestamp) {
        during(out).collect(outputs.record(topic, key, value, headers, timestamp));
    }

    @Override
    public long now() {
        return during(timers).currentProcessingTime();
    }

    private static <T> T during(@Nullable T ofCall) {
        if (ofCall == null) {
            throw new IllegalStateException("outside of a call");
        }
        return ofCall;
    }
}
