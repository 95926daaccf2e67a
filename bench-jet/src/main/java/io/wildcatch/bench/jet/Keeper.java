package io.wildcatch.bench.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A processor with state. What comes of an item waits here until Jet takes it; what is kept goes into snapshots whole. */
abstract class Keeper extends AbstractProcessor {

    private final Queue<Object> unsent = new ArrayDeque<>();
    private @Nullable Traverser<Map.Entry<Object, Object>> saving;

    /** What goes into a snapshot, under the keys by which items are sent here. */
    abstract Stream<Map.Entry<Object, Object>> kept();

    final void send(Object item) {
        unsent.add(item);
    }

    /** Does it once, however often Jet asks until all that comes of it is taken. */
    final boolean once(Runnable work) {
        if (unsent.isEmpty()) {
            work.run();
        }
        return flush();
    }

    /** False: Jet takes no more now. */
    final boolean flush() {
        while (!unsent.isEmpty()) {
            if (!tryEmit(unsent.element())) {
                return false;
            }
            unsent.remove();
        }
        return true;
    }

    @Override
    public final boolean saveToSnapshot() {
        Traverser<Map.Entry<Object, Object>> entries = saving == null ? Traversers.traverseStream(kept()) : saving;
        boolean saved = emitFromTraverserToSnapshot(entries);
        saving = saved ? null : entries;
        return saved;
    }
}
