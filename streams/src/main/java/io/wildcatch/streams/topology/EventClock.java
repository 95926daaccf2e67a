package io.wildcatch.streams.topology;

/**
 * What time it is for the timers of one partition. It follows the signals; while none come it goes on with the wall
 * clock, so that an opportunity is demoted without new input. A stream of present events is on the wall clock itself; a
 * history that is fed in keeps its own time, and the wall only adds to it.
 */
final class EventClock {

    private static final long PRESENT = 86_400_000L;

    private long time;
    private long wallAtEvent;
    private boolean present;

    EventClock(long restored, long wall) {
        time = restored;
        wallAtEvent = wall;
        present = restored > 0 && wall - restored <= PRESENT;
    }

    /** A record of event time {@code event} came in. */
    void observe(long event, long wall) {
        if (event >= time) {
            time = event;
            wallAtEvent = wall;
            present = wall - event <= PRESENT;
        }
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
        return present ? Math.max(time, wall) : time + Math.max(0, wall - wallAtEvent);
    }
}
