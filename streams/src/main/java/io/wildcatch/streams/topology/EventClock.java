package io.wildcatch.streams.topology;

import org.jspecify.annotations.Nullable;

/**
 * What time it is for the timers of one partition. It follows the signals; while none come it goes on with the wall
 * clock, so that an opportunity is demoted without new input. A stream of present events is on the wall clock itself, and
 * stays there; a history that is fed in keeps its own time, and the wall only adds to it. It never goes back, nor does a
 * restart take it back: what it is worked out from changes with events alone, and can be kept.
 */
final class EventClock {

    private static final long PRESENT = 86_400_000L;

    private long time;
    /** A history's clock was at {@code base} when the wall's was at {@code wallAtBase}. */
    private long base;

    private long wallAtBase;
    private boolean present;
    /** Event time when it was kept last. */
    private long kept;

    private EventClock(long time, long base, long wallAtBase, boolean present, long kept) {
        this.time = time;
        this.base = base;
        this.wallAtBase = wallAtBase;
        this.present = present;
        this.kept = kept;
    }

    /**
     * Goes on as if there had been no break.
     *
     * @param kept as {@link #keep} gave it; null: nothing was. An older release kept the latest event time alone, so that
     *     only after a break of less than a day it is known to be no history's
     */
    static EventClock restored(byte @Nullable [] kept, long wall) {
        if (kept == null) {
            return new EventClock(0, 0, wall, false, 0);
        }
        ByteSource in = new ByteSource(kept);
        long time = in.readLong();
        return in.hasMore()
                ? new EventClock(time, in.readLong(), in.readLong(), in.readByte() == 1, time)
                : new EventClock(time, time, wall, time > 0 && wall - time <= PRESENT, 0);
    }

    /** Whether more than {@code millis} of event time went by since it was kept. */
    boolean hasGoneOn(long millis) {
        return time - kept > millis;
    }

    /** What is to be kept now. It begins with the event time, which is all that an older release reads. */
    byte[] keep() {
        kept = time;
        ByteSink out = new ByteSink();
        out.writeLong(time);
        out.writeLong(base);
        out.writeLong(wallAtBase);
        out.writeByte(present ? 1 : 0);
        return out.toBytes();
    }

    /** A record of event time {@code event} came in. */
    void observe(long event, long wall) {
        if (event < time) {
            return;
        }
        if (event >= now(wall)) {
            base = event;
            wallAtBase = wall;
        }
        time = event;
        present |= wall - event <= PRESENT;
    }

    /** Latest event time. */
    long eventTime() {
        return time;
    }

    /** Whether events are of the present, or the last ones were: no history is fed in. */
    boolean isPresent() {
        return present;
    }

    /** Present event time; 0 before the first record. */
    long now(long wall) {
        if (time == 0) {
            return 0;
        }
        return present ? Math.max(time, wall) : Math.max(time, base + Math.max(0, wall - wallAtBase));
    }
}
