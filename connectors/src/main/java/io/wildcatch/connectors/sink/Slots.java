package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.crm.Parcel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Which records of which partition are settled: an offset is committed when all before it are. For the task's thread. */
final class Slots {

    /** One record that was taken. */
    static final class Slot {

        private final long offset;
        private volatile boolean settled;
        private @Nullable Parcel parcel;

        private Slot(long offset) {
            this.offset = offset;
        }

        /** It needs nothing more. On any thread. */
        void settle() {
            settled = true;
        }

        /** What is on its way for it. */
        void carry(Parcel carried) {
            parcel = carried;
        }
    }

    private final Map<TopicPartition, ArrayDeque<Slot>> open = new HashMap<>();
    private final Map<TopicPartition, Long> committable = new HashMap<>();

    Slot take(TopicPartition partition, long offset) {
        Slot slot = new Slot(offset);
        open.computeIfAbsent(partition, any -> new ArrayDeque<>()).add(slot);
        return slot;
    }

    /** The offset to go on from after a restart; empty when nothing of the partition was settled yet. */
    OptionalLong committable(TopicPartition partition) {
        ArrayDeque<Slot> slots = open.get(partition);
        while (slots != null && !slots.isEmpty() && slots.element().settled) {
            committable.put(partition, slots.remove().offset + 1);
        }
        Long offset = committable.get(partition);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** Records that aren't settled, or are but behind one that isn't. */
    int open() {
        open.keySet().forEach(this::committable);
        return open.values().stream().mapToInt(ArrayDeque::size).sum();
    }

    /** Somebody else reads the partition from now on: what is on its way is cancelled. */
    void forget(TopicPartition partition) {
        ArrayDeque<Slot> slots = open.remove(partition);
        committable.remove(partition);
        if (slots != null) {
            slots.forEach(slot -> {
                if (slot.parcel != null) {
                    slot.parcel.cancel();
                }
            });
        }
    }
}
