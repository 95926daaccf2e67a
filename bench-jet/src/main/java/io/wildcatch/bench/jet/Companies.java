package io.wildcatch.bench.jet;

import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.Watermark;
import com.hazelcast.jet.datamodel.Tuple2;
import io.wildcatch.bench.jet.Cabinet.Due;
import io.wildcatch.bench.peer.Intake;
import io.wildcatch.bench.peer.PeerCasework;
import io.wildcatch.bench.peer.PeerSettings;
import java.util.Map;
import java.util.stream.Stream;

/** By home: the stages from collapse to brief, over state on the heap, with due times that come up as event time goes on. */
final class Companies extends Keeper {

    /** Ordinals of the edges that come in here. */
    static final int TABLES = 0;

    static final int CRM = 1;
    static final int SIGNALS = 2;

    private final Tables tables = new Tables();
    private final Cabinet cabinet = new Cabinet();
    private final JetSurroundings surroundings;
    private final PeerCasework casework;
    private boolean first;

    Companies(PeerSettings settings) {
        surroundings = new JetSurroundings(settings, cabinet, tables, this::send);
        casework = new PeerCasework(settings, surroundings);
    }

    @Override
    protected void init(Context context) {
        first = context.globalProcessorIndex() == 0;
    }

    @Override
    protected boolean tryProcess(int ordinal, Object item) {
        return once(() -> {
            switch (ordinal) {
                case TABLES -> table((Letter) item);
                case CRM -> crm((Letter) item);
                default -> signal((Intake.Addressed) item);
            }
        });
    }

    private void table(Letter row) {
        tables.put(row.kind(), row.id(), row.value());
        casework.tablesChanged();
    }

    private void crm(Letter letter) {
        surroundings.enter(letter.to());
        casework.crm(letter.kind(), letter.to(), letter.value());
    }

    private void signal(Intake.Addressed signal) {
        surroundings.enter(signal.home());
        casework.signal(signal.home(), signal.signal());
    }

    /**
     * No earlier signals come any more: whatever was due before that time comes up. That of one edge alone counts, since
     * reference data have no time.
     */
    @Override
    public boolean tryProcessWatermark(int ordinal, Watermark watermark) {
        while (flush()) {
            Due due = cabinet.takeDueBefore(watermark.timestamp());
            if (due == null) {
                return true;
            }
            surroundings.enter(due.home());
            casework.due(due.home(), due.at());
        }
        return false;
    }

    /** All have the same tables: one of them is enough to keep them. */
    @Override
    Stream<Map.Entry<Object, Object>> kept() {
        return first ? Stream.concat(tables.kept(), cabinet.kept()) : cabinet.kept();
    }

    @Override
    @SuppressWarnings("unchecked") // what was kept
    protected void restoreFromSnapshot(Object key, Object kept) {
        if (key instanceof BroadcastKey) {
            tables.restore((BroadcastKey<Tuple2<String, String>>) key, (byte[]) kept);
        } else {
            cabinet.restore((String) key, kept);
        }
    }
}
